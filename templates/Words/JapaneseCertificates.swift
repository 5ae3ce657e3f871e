import Certificates

extension CertificateWords {
  /// Japanese.
  static let japanese = CertificateWords(
    finding: { japaneseFinding($0) },
    conclusion: { conclusion in
      switch conclusion {
      case .recordExists: "この発行者が、このコースについて、この日付で修了証を記録したこと。"
      case .allClaims: "ここに示された内容のすべてに、この発行者が署名したこと。"
      case .notWhose: "誰の修了証であるか。"
      case .notTheBearer: "提示している人が、記載された本人であること。"
      case .notLaterRevocation: "取り消されたかどうか。"
      case .nothing: "書かれていることは、何も証明されません。"
      }
    },
    verdict: { verdict in
      switch verdict {
      case .holds: "すべて確認できました"
      case .incomplete: "確認できた部分は正しく、確認できない部分がありました"
      case .expired: "本物ですが、有効期限が切れています"
      case .revoked: "本物でしたが、現在は無効です"
      case .refused: "正しい修了証ではありません"
      case .unknown: "このサイトにはない修了証です"
      }
    },
    mark: { outcome in
      switch outcome {
      case .holds: "✓ 正しい："
      case .noted: "注："
      case .unknown: "? 不明："
      case .fails: "✗ 不可："
      }
    },
    verifyTitle: "修了証の確認", verifyLede: "ハッシュかリンクを貼り付けるか、修了証のファイルを選んでください。確認はブラウザーの中で行われ、どこにも送信されません。",
    pageTitle: "修了証：#", pageDescription: "#が記録した修了証と、その確認方法です。",
    given: "ハッシュまたはリンク", givenHint: "64文字、または本人から受け取ったリンク", verify: "確認する",
    file: "またはファイル（JSON、JWT、SVG）", drop: "ファイルをこのページに落としても確認できます。", working: "確認中…",
    steps: "確認の手順", proven: "証明されること", notProven: "証明されないこと",
    claimed: "書かれていること", claimedOnly: "書かれているだけで、証明されないこと",
    proof: "記録簿に含まれる証明：登録から根までのハッシュ",
    offline: "保存されたページです。署名は#に保存された鍵で確認しました。取り消しと記録簿は確認していません。",
    insecure: "このページはhttpで開かれています。ブラウザーはhttpでは署名を確認しません。httpsで開いてください。",
    withoutScript: "ここでの確認にはスクリプトが必要ですが、無効になっています。/certificates/ とハッシュからなる修了証のページは、スクリプトなしで読め、手作業での確認方法も載っています。",
    privacy: "貼り付けたものや選んだファイルは、このブラウザーから出ません。", domain: "ブラウザーのアドレス欄が # であるときだけ、これは発行者自身のページです。",
    title: "題名", holder: "修了者", holderShown: "修了者（本人の同意により表示）", course: "コース", courseAddress: "コースのアドレス",
    description: "内容", criteria: "修了の条件", version: "コースの版", grade: "成績", from: "発効日", until: "有効期限",
    issuer: "発行者", issuerName: "発行者の名称", hash: "ハッシュ", key: "署名の鍵", status: "状態", log: "公開記録簿",
    holderHidden: "ここには表示されません。修了証そのものは本人が持ち、本人が示します。", withoutEnd: "なし", verifyNow: "いま確認する",
    byHand: "手作業での確認方法", record: "署名された記録", keys: "発行者の鍵", statusList: "取り消しの一覧",
    checkpoint: "記録簿の現在の状態", notRevoked: "#の時点で取り消されていません",
    logEntry: "#件目",
    handSteps: [
      "アドレスを見てください。このページは # にあるときだけ有効です。",
      "署名された記録のproofを、そこに名前のある鍵で確認します。鍵は発行者の鍵の一覧にあります（Data Integrity、eddsa-jcs-2022。RFC 8785とEd25519を扱うプログラムなら確認できます）。",
      "本人のファイルは、`proof`を除いた正準形（RFC 8785）のSHA-256が上のハッシュと同じなら、この記録のものです。",
      "取り消しの一覧（署名されたトークン）で、記録の`statusListIndex`のビットが立っていないことを確認します。",
      "公開記録簿（C2SP tlog-tiles）には、1のバイトと、記録の正準形のSHA-256が登録されています。",
    ],
    image: CertificateImage.Words(
      certifies: "修了証", completed: "は、次のコースを修了しました", grade: "成績", day: "修了日", until: "有効期限", issuer: "発行者：",
      scan: "コードを読み取るか、#でハッシュを入力すると、誰にも問い合わせずに確認できます。"))
}

private func japaneseFinding(_ finding: Finding) -> String {
  switch finding {
  case .hashRead: "ハッシュの形は正しいです。"
  case .hashEmpty: "ハッシュがありません。"
  case .hashUpperCase: "ハッシュは小文字で書かれます。大文字が含まれており、ここでは直しません。"
  case .hashSpace: "ハッシュに空白や見えない文字が含まれています。含めずにコピーし直してください。"
  case .hashLength: "ハッシュは64文字ですが、これは#文字です。一部がコピーされていないのかもしれません。"
  case .hashCharacter: "ハッシュは0から9とaからfの文字ですが、「#」が含まれています。"
  case .fileRead: "ファイルは証明書で、一通りにだけ読めます。"
  case .tokenRead: "ファイルは、証明書を含む署名付きトークンです。"
  case .imageRead: "画像に、証明書を含む署名付きトークンが入っています。"
  case .linkRead: "リンクに証明書が入っています。"
  case .recordRead: "ファイルは、サイトが公開する記録です。誰の修了証であるかは書かれていません。"
  case .tooLarge: "修了証としては大きすぎます。"
  case .notUTF8: "テキストではありません。JSONでも、トークンでも、SVG画像でもありません。"
  case .notJSON: "JSONでも、トークンでも、SVG画像でもありません。#バイト目に別のものがあります。"
  case .endsEarly: "ファイルが途中で終わっています。全体がコピーされていないのかもしれません。"
  case .trailingText: "JSONの終わりの後、#バイト目に何かが続いています。プログラムによって読み方が変わります。"
  case .duplicateKey: "キー「#」が一つのオブジェクトに二度あります。プログラムによって読み方が変わるため、読みません。"
  case .loneSurrogate: "#バイト目に半分だけの文字があります。プログラムによって読み方が変わります。"
  case .numberOutOfRange: "数#は、プログラムが一致して扱える範囲を超えています。"
  case .tooDeep: "JSONの入れ子が深すぎます。"
  case .notACredential: "修了証ではありません。Open Badges 3.0のAchievementCredentialが必要です。"
  case .tokenForm: "署名付きトークンではありません。点で区切られたbase64urlの三つの部分が必要です。"
  case .tokenHeader: "トークンのヘッダーの`#`が、ここで使われるものと違います。確認の方法はトークンが選ぶものではありません。"
  case .tokenDisagrees: "トークンの`#`が、中の証明書と一致しません。"
  case .imageWithoutCredential: "画像に証明書が入っていません。"
  case .imageWithSeveral: "画像に複数の証明書が入っており、どれのことか分かりません。"
  case .linkDamaged: "リンクが壊れているか、途中で切れています。送られる途中で切られたのかもしれません。"
  case .hashComputed: "書かれている内容すべてのハッシュは#です。"
  case .siteHasNoKeys: "このサイトは鍵を公開していないため、署名を確認できません。"
  case .issuerIsSite: "発行者は#で、このサイトです。"
  case .issuerIsOther: "修了証の発行者は#ですが、このサイトは#です。発行者自身のサイトで確認してください。"
  case .signatureHolds: "署名は正しく、鍵#によるものです。"
  case .signatureBroken: "署名が正しくありません。署名の後に変更されたか、別の鍵で署名されています。"
  case .noProof: "証明書に署名がありません。"
  case .proofMember: "proofの`#`が、この種類のものではありません。"
  case .proofContext: "proofと証明書の@contextが違います。署名の後に何かが加えられています。"
  case .keyUnknown: "鍵#は、発行者が公開しているものではありません。"
  case .keyOfOther: "署名は鍵#によるもので、別の発行者の鍵です。"
  case .keyRevoked: "発行者が#に取り下げた鍵で署名されています。有効なのは、署名し直されたサイトの記録です。"
  case .inForce: "#から有効です。"
  case .notYetValid: "#より前は有効ではありません。"
  case .expired: "#に有効期限が切れました。"
  case .datesUnreadable: "日付が読めません。"
  case .recordHolds: "サイトに、鍵#で署名された記録があります。"
  case .recordMissing: "サイトに、このハッシュの修了証の記録がありません。"
  case .recordUnreadable: "サイトの記録が読めません：#"
  case .recordOfOther: "記録の場所に、別の文書があります。"
  case .recordBroken: "サイトの記録が、署名の後に変更されています。"
  case .recordKeyUnknown: "記録の鍵#は、発行者が公開しているものではありません。"
  case .recordKeyRevoked: "記録は、発行者が#に取り下げた鍵で署名されたままです。"
  case .recordAgrees: "記録と修了証の内容は同じです。"
  case .recordPublished: "サイトは同じ記録を公開しています。"
  case .recordContradicts: "発行者が矛盾する二つの内容に署名しています。記録と修了証は`#`が違います。"
  case .recordNotChecked: "ネットワークがないため、サイトの記録は確認していません。"
  case .statusGood: "#の時点で取り消されていません。"
  case .statusOld: "#の時点で取り消されていません。その後の取り消しは分かりません。"
  case .statusTooOld: "取り消しの一覧が90日より古く、取り消されたかどうかは不明です。"
  case .statusMissing: "取り消しの一覧がなく、取り消されたかどうかは不明です。"
  case .statusBroken: "取り消しの一覧が発行者の現在の鍵で署名されておらず、取り消されたかどうかは不明です。"
  case .statusOfOther: "取り消しの一覧が修了証の示すものと違い、取り消されたかどうかは不明です。"
  case .statusFuture: "取り消しの一覧の日付が未来で、取り消されたかどうかは不明です。"
  case .statusReplaced: "取り消しの一覧が古いものに戻されており（公開記録簿にはより新しい一覧があります）、取り消されたかどうかは不明です。"
  case .statusUnlogged: "現在の取り消しの一覧を示す公開記録簿の末尾が正しくなく、取り消されたかどうかは不明です。"
  case .revoked: "取り消されました。#の一覧にあります。"
  case .revokedFor: "#に取り消されました。発行者の理由：#"
  case .superseded: "#に、修了証#に置き換えられました。"
  case .statusNotChecked: "ネットワークがないため、取り消しは確認していません。"
  case .logIncludes: "公開記録簿の#件目（全#件）に記録があります。"
  case .logIndexMissing: "記録が公開記録簿のどこにあるか、サイトに書かれていません。"
  case .logMissing: "公開記録簿がなく、日付をさかのぼった記録があっても分かりません。"
  case .logBroken: "公開記録簿が正しくありません。部分を合わせても、署名された状態になりません。"
  case .logDiffers: "公開記録簿のこの場所には、別のものがあります。"
  case .logBackdated: "記録簿に載る前に引退した鍵で署名されています。日付をさかのぼったものかもしれません。"
  case .logKeyInTime: "鍵が引退する前に、記録簿に載っていました。"
  case .logOlder: "サイトのこの写しは、#に見たものより古いです。"
  case .logNotChecked: "ネットワークがないため、公開記録簿は確認していません。"
  case .browserTooOld: "このブラウザーはEd25519の署名を確認できません。新しいブラウザーか`miyabi certificate verify`をお使いください。"
  }
}
