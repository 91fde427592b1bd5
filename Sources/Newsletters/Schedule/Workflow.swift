/// A workflow of GitHub Actions that runs all jobs, and keeps their ledgers and issues in the repository.
func workflow(of jobs: [ScheduledJob], at place: SchedulePlace) -> ScheduleFile {
  var crons: [(line: String, words: String)] = []
  for scheduled in jobs {
    for line in scheduled.cron.shiftedToUTC(from: scheduled.job.timeZone, now: place.now)
    where !crons.contains(where: { $0.line == line }) {
      crons.append((line, scheduled.words))
    }
  }
  let schedule = crons.map { "    - cron: \"\($0.line)\"  # \($0.words)\n" }.joined()
  let paths = jobs.map { " " + word(place.relative($0.job.path)) }.joined()
  let text = """
    # .github/workflows/newsletters.yml
    #
    # Schedules are in UTC and often late, and where clocks are changed there are lines for both times: --due finds
    # out by the ledger whether an issue is due, and makes it once.
    #
    # The memory of what was in which issue must live from run to run. Here it is committed together with the issues:
    # a push brings both or neither, and after one that failed the next run makes the same issue again.
    name: Newsletters
    on:
      schedule:
    \(schedule)  workflow_dispatch:
    permissions:
      contents: write
    concurrency:
      group: newsletters
      cancel-in-progress: false
    jobs:
      newsletters:
        runs-on: ubuntu-24.04
        steps:
          - uses: actions/checkout@v4
          - name: Install Bifolium
            # The address of an archive that “make install prefix=…” filled, and the packages of scripts/setup.
            run: curl -fsSL "${{ vars.BIFOLIUM_ARCHIVE }}" | sudo tar -xz -C /usr/local
          - name: Make what is due
            run: |
              bifolium newsletter run --due\(paths)
          - name: Keep the ledgers and the issues
            if: always()
            run: |
              git config user.name "github-actions[bot]"
              git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
              for path in \(kept(jobs, at: place)); do
                if [ -e "$path" ]; then git add --force -- "$path"; fi
              done
              git diff --cached --quiet || git commit -m "Issue newsletters"
              git push

    """
  return ScheduleFile(name: "newsletters.yml", text: text)
}

/// The ledgers, and the folders of the outputs as far as no template stands in their names.
private func kept(_ jobs: [ScheduledJob], at place: SchedulePlace) -> String {
  let paths = jobs.flatMap { scheduled -> [String] in
    let folder = JobPath.folder(of: scheduled.job.path)
    let outputs = scheduled.job.outputs.map { output in
      let fixed = output.path.split(separator: "{{", omittingEmptySubsequences: false).first ?? ""
      return JobPath.resolve(fixed.contains("/") ? JobPath.folder(of: String(fixed)) : ".", in: folder)
    }
    return ([scheduled.job.ledgerPath] + outputs).map(place.relative)
  }
  return paths.reduce(into: [String]()) { if !$0.contains(word($1)) { $0.append(word($1)) } }.joined(
    separator: " ")
}

/// A word for sh in a block of YAML.
private func word(_ text: String) -> String {
  let isPlain = text.unicodeScalars.allSatisfy { scalar in
    scalar.properties.isAlphabetic || "0123456789._/-+".unicodeScalars.contains(scalar)
  }
  return isPlain
    ? text
    : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
