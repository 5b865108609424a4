namespace Scrutineer.Law.Language;

/// <summary>What an award leaves unsaid: more whole quotas than seats, seats over a cap, floors beyond the seats.</summary>
internal static class RuleLint
{
    public static void Check(AwardStep step, string path, List<LintFinding> findings)
    {
        Overshoot(step.By, step.Name, $"{path}.by", findings);
        if (step.Inner is not null) Overshoot(step.Inner, step.Name, $"{path}.inner", findings);
        CapRest(step, path, findings);
        Floors(step, path, findings);
    }

    public static void Overshoot(AwardRule rule, string step, string path, List<LintFinding> findings)
    {
        if (rule is not QuotaRule { OvershootNamed: false } quota) return;
        var reach = LawLint.Overshoots(quota);
        if (reach == Reach.Never) return;
        var isEasy = reach == Reach.Easily;
        findings.Add(new LintFinding(
            isEasy ? LintSeverity.Refuse : LintSeverity.Note, "overshoot-silent", path, step, "overshoot", ["take-smallest-remainder", "error"],
            $"Step \"{step}\" does not say what follows if there are more whole quotas than seats, {When(quota)}; name \"overshoot\": \"take-smallest-remainder\" or \"error\"."));
    }

    private static string When(QuotaRule rule) => rule switch
    {
        { Base: not null } => "which happens if the base is smaller than the votes of those who take part",
        { RoundUpAt: not null } => "which remainders that count as whole quotas bring about",
        _ => rule.Quota switch
        {
            QuotaKind.Imperiali or QuotaKind.ImperialiRounded => "which happens with ordinary votes",
            QuotaKind.HagenbachBischoff or QuotaKind.HagenbachBischoffCeiling => "which happens only if the votes of every list are an exact multiple of the quota",
            QuotaKind.HagenbachBischoffRounded => "which happens if the quota is rounded down and the votes of all lists are almost exact multiples of it",
            QuotaKind.HareFloor or QuotaKind.HareRounded => "which happens only if the quota is smaller than the number of seats",
            QuotaKind.Hare or QuotaKind.Droop => throw new InvalidOperationException(rule.ToString()),
            _ => throw new InvalidOperationException(rule.ToString()),
        },
    };

    private static void CapRest(AwardStep step, string path, List<LintFinding> findings)
    {
        var rule = new[] { step.By, step.Inner }.OfType<QuotaRule>().FirstOrDefault(r => !r.CapRestNamed);
        if (rule is null || !CanBind(step)) return;
        var where = ReferenceEquals(rule, step.By) ? "by" : "inner";
        findings.Add(new LintFinding(
            LintSeverity.Note, "cap-rest-silent", $"{path}.{where}", step.Name, "cap-rest", ["recompute", "next", "give-again"],
            $"Step \"{step.Name}\" has a cap that can bind, and does not say who gets the seats over it: the same quota and remainders go on; name \"cap-rest\": \"recompute\" (the others share the rest with a new quota) \"next\" (they go on) or \"give-again\" (they are taken back at the end)."));
    }

    /// <summary>A cap that is not below the number of seats never binds.</summary>
    private static bool CanBind(AwardStep step)
    {
        var seats = step.Seats is SeatForm.Fixed number ? number.Seats : long.MaxValue;
        return step.CapByCandidates || step.Cap < seats || step.Caps.Values.Any(c => c < seats);
    }

    private static void Floors(AwardStep step, string path, List<LintFinding> findings)
    {
        if (step.Each != "list-in" && !step.Start.IsEmpty)
        {
            findings.Add(new LintFinding(
                LintSeverity.Note, "floors-beyond-seats", $"{path}.start", step.Name, "start", [],
                $"Step \"{step.Name}\" starts from seats held before ({string.Join(", ", step.Start)}); if they are more than its seats, they all stand and the result is larger than its seats."));
        }

        if (step.Least > 0)
        {
            findings.Add(new LintFinding(
                LintSeverity.Note, "floors-beyond-seats", $"{path}.least", step.Name, "least", [],
                $"Step \"{step.Name}\" gives everybody at least {step.Least}; with many claimants that is more than its seats, and the result is then larger."));
        }
    }
}
