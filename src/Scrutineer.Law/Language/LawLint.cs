using System.Collections.Immutable;

namespace Scrutineer.Law.Language;

/// <summary>
/// What a readable law leaves unsaid. Everything that decides must be named; silence where a count can ask is refused, silence that
/// has a meaning (a default) is noted.
/// </summary>
public static class LawLint
{
    /// <summary>All findings, in the order of the law.</summary>
    public static ImmutableArray<LintFinding> Check(SeatLaw law)
    {
        var findings = new List<LintFinding>();
        Chain(law.Ties, "", "$.ties", findings);
        for (var i = 0; i < law.Steps.Length; i++)
        {
            var (step, path) = (law.Steps[i], FormattableString.Invariant($"$.steps[{i}]"));
            if (step.Ties is { } ties) Chain(ties, step.Name, $"{path}.ties", findings);
            switch (step)
            {
                case QualifyStep qualify:
                    ConditionLint.Check(law, qualify, path, findings);
                    break;
                case AwardStep award:
                    RuleLint.Check(award, path, findings);
                    break;
                case GrowStep grow:
                    RuleLint.Overshoot(grow.By, grow.Name, $"{path}.by", findings);
                    break;
            }
        }

        ReadingLint.Check(law, findings);
        return [.. findings.OrderBy(f => StepOf(f.Path))];
    }

    /// <summary>True if under this rule there can be more whole quotas than seats.</summary>
    public static bool CanOvershoot(QuotaRule rule) => Overshoots(rule) != Reach.Never;

    internal static Reach Overshoots(QuotaRule rule) => rule switch
    {
        { Base: not null } => Reach.Rarely, // another number of votes than the claimants have
        { RoundUpAt: { } part } when part < Rational.One => Reach.Easily,
        _ => rule.Quota switch
        {
            QuotaKind.Imperiali or QuotaKind.ImperialiRounded => Reach.Easily,
            QuotaKind.HagenbachBischoff or QuotaKind.HagenbachBischoffCeiling => rule.Strict ? Reach.Never : Reach.Rarely,
            QuotaKind.HagenbachBischoffRounded or QuotaKind.HareFloor or QuotaKind.HareRounded => Reach.Rarely,
            QuotaKind.Hare or QuotaKind.Droop => Reach.Never,
            _ => throw new InvalidOperationException(rule.ToString()),
        },
    };

    private static void Chain(TieChain chain, string step, string path, List<LintFinding> findings)
    {
        if (chain.Rules[^1] is TieRule.Order or TieRule.Lot or TieRule.Ask) return;
        var last = TieReader.NameOf(chain.Rules[^1]);
        findings.Add(new LintFinding(
            LintSeverity.Note, "ties-without-end", path, step, "ties", ["order", "lot", "ask:KIND"],
            $"{Of(step)} ends its tie chain with \"{last}\", which does not always decide; a lot is then asked for. Name \"ties\": [..., \"order\"], \"lot\" or \"ask:KIND\" at the end."));
    }

    internal static string Of(string step) => step.Length == 0 ? "The law" : $"Step \"{step}\"";

    private static int StepOf(string path)
    {
        var (from, to) = (path.IndexOf('[', StringComparison.Ordinal), path.IndexOf(']', StringComparison.Ordinal));
        return from < 0 ? -1 : int.Parse(path.AsSpan(from + 1, to - from - 1), provider: System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>How easily a count comes to a case.</summary>
internal enum Reach
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>Only with few votes, or votes that are almost exact multiples of the quota.</summary>
    Rarely,

    /// <summary>With ordinary votes.</summary>
    Easily,
}
