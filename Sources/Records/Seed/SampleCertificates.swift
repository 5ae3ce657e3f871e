/// The demonstration certificates in `content/certificates/`: `scripts/make-sample-certificates` writes both.
enum SampleCertificates {
  /// Whose certificate of which course has which hash.
  static let hashes: [String: String] = [
    "student2 advanced-neural-networks": "983ab71005db588764c807e3b01a957718af82278fcbd07896919b544220f0e5",
    "student5 fullstack-react-nodejs": "5fbd32d404d64e4cde5c91210b2270d17a659f2915e5b188e1a03ad82ca74096",
    "student1 intro-ai-ml": "47a29988ce924551b6737a75f6ad6685dbb3226682fb633282281fe26e370bca",
    "student2 intro-ai-ml": "90897f4eaf540c711afd07d56a7fd7d49b257c163aa1fe35d51526b114d654a4",
    "student3 intro-ai-ml": "6ee33d2af6becdbcd57f9afed157075920290810b465434f94888808a01dd58c",
    "student6 intro-ai-ml": "51df60fcc0a1b83350d98cf4eef824e226362692cf06e92a5f8abcae60f39a19",
    "student10 intro-ai-ml": "37c225d0ad87be33209e86c2a78e7aa5c2ac4bbbed943535a2089f8cf680defb",
  ]

  /// Those that were revoked, and why.
  static let revoked: [String: String] = [
    "37c225d0ad87be33209e86c2a78e7aa5c2ac4bbbed943535a2089f8cf680defb":
      "Issued in error: a demonstration."
  ]
}
