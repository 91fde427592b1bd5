extension IssueFacts {
  /// Every name that the templates of a job may say. One that is not here is a mistake of the job file.
  public static let names: [String] =
    ["job", "issue.number", "issue.count", "issue.year", "issue.month", "issue.day", "issue.title"]
    + ["issue.since", "issue.until", "issue.date"].flatMap { date in
      [date] + ["iso", "year", "month", "day", "weekday"].map { "\(date).\($0)" }
    }
}
