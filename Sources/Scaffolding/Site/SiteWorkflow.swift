/// The workflow that checks and publishes a new site on GitHub.
enum SiteWorkflow {
  static let text = #"""
    # Checks the content of every pull request, and publishes the default branch on GitHub Pages.
    # On GitHub, under Settings, Pages, “GitHub Actions” has to be the source.
    name: site

    on:
      pull_request:
      push:
      workflow_dispatch:

    env:
      # Where Miyabi's source is, and which tag or commit of it makes this site: set both before the first push. It is built
      # once for each version; after that, the cache has it.
      MIYABI_REPOSITORY: https://github.com/OWNER/miyabi
      MIYABI_VERSION: v0.1.0

    permissions:
      contents: read

    jobs:
      site:
        # A branch with a pull request is checked there.
        if: github.event_name == 'pull_request' || github.ref_name == github.event.repository.default_branch
        runs-on: ubuntu-latest
        container: swift:6.3
        permissions:
          contents: read
          pages: read
        steps:
          - uses: actions/checkout@v4

          - name: Install what Miyabi is built on
            run: |
              apt-get update -qq
              apt-get install -y -qq --no-install-recommends git libcmark-dev libsqlite3-dev pkg-config

          - name: Look for a Miyabi that was built before
            id: cache
            uses: actions/cache@v4
            with:
              path: .miyabi/bin
              key: miyabi-swift-6.3-${{ env.MIYABI_REPOSITORY }}-${{ env.MIYABI_VERSION }}

          - name: Build Miyabi
            if: steps.cache.outputs.cache-hit != 'true'
            run: |
              git clone --quiet "$MIYABI_REPOSITORY" /tmp/miyabi
              git -C /tmp/miyabi checkout --quiet "$MIYABI_VERSION"
              swift build --package-path /tmp/miyabi -c release --product miyabi
              mkdir -p .miyabi/bin
              cp "$(swift build --package-path /tmp/miyabi -c release --show-bin-path)/miyabi" .miyabi/bin/

          - name: Check the content
            run: .miyabi/bin/miyabi check --format github

          - name: Ask where the site will live
            if: github.event_name != 'pull_request'
            id: pages
            uses: actions/configure-pages@v5

          - name: Build the site
            if: github.event_name != 'pull_request'
            env:
              BASE_URL: ${{ steps.pages.outputs.base_url }}
            run: .miyabi/bin/miyabi build --no-index --base-url "$BASE_URL"

          - name: Hand the site over
            if: github.event_name != 'pull_request'
            uses: actions/upload-pages-artifact@v3
            with:
              path: public

      publish:
        if: github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch
        needs: site
        runs-on: ubuntu-latest
        permissions:
          pages: write
          id-token: write
        environment:
          name: github-pages
          url: ${{ steps.deployment.outputs.page_url }}
        concurrency:
          group: pages
          cancel-in-progress: false
        steps:
          - name: Publish
            id: deployment
            uses: actions/deploy-pages@v4

    """#
}
