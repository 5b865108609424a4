namespace Scrutineer.Law.Language;

/// <summary>Steps whose result nobody reads.</summary>
internal static class ReadingLint
{
    public static void Check(SeatLaw law, List<LintFinding> findings)
    {
        for (var i = 0; i < law.Steps.Length; i++)
        {
            var step = law.Steps[i];
            if (step.Name == law.Result || step is AskStep or FillStep or CoverStep) continue;
            var later = law.Steps.Skip(i + 1).ToList();
            if (later.Exists(s => StepReading.Of(s).Contains(step.Name))) continue;
            if (step is AwardStep { ToUnits: not null } && later.Exists(StepReading.UsesSeatsOfUnits)) continue;
            findings.Add(new LintFinding(
                LintSeverity.Note, "never-read", FormattableString.Invariant($"$.steps[{i}].as"), step.Name, "as", [],
                $"Step \"{step.Name}\" is read by no later step and is not the result: it decides nothing."));
        }
    }
}
