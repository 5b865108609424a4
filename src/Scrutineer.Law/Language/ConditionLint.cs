using System.Collections.Immutable;

namespace Scrutineer.Law.Language;

/// <summary>What a <c>qualify</c> step leaves unsaid: bases, levels without votes, nobody who qualifies.</summary>
internal static class ConditionLint
{
    public static void Check(SeatLaw law, QualifyStep step, string path, List<LintFinding> findings)
    {
        Walk(step.If, step.Name, $"{path}.if", findings);
        if (step.AtLeast is null && step.If is not Always { Value: true } && !law.Steps.OfType<AskStep>().Any(a => Asks(a.If, step.Name)))
        {
            findings.Add(new LintFinding(
                LintSeverity.Note, "nobody-qualifies", path, step.Name, "at-least", ["a whole number", "a step \"ask\" with \"fewer\""],
                $"Step \"{step.Name}\" does not say what follows if nobody qualifies: the seats then stay unfilled; name \"at-least\", or ask with a step \"ask\"."));
        }
    }

    private static bool Asks(AskCondition condition, string set) => condition switch
    {
        FewerThan fewer => fewer.In == set,
        AnyAsk any => any.Of.Any(c => Asks(c, set)),
        _ => false,
    };

    private static void Walk(Condition condition, string step, string path, List<LintFinding> findings)
    {
        switch (condition)
        {
            case ShareCondition share:
                Share(share, step, path, findings);
                break;
            case AllOf all:
                Many(all.Of, step, $"{path}.all", findings);
                break;
            case AnyOf any:
                Many(any.Of, step, $"{path}.any", findings);
                break;
            case NotOf not:
                Walk(not.Of, step, $"{path}.not", findings);
                break;
            case CaseOf cases:
                for (var i = 0; i < cases.Branches.Length; i++)
                {
                    if (cases.Branches[i].When is { } when) Walk(when, step, Item($"{path}.case", i) + ".when", findings);
                    Walk(cases.Branches[i].Then, step, Item($"{path}.case", i) + ".then", findings);
                }

                break;
        }
    }

    private static void Many(ImmutableArray<Condition> of, string step, string path, List<LintFinding> findings)
    {
        for (var i = 0; i < of.Length; i++) Walk(of[i], step, Item(path, i), findings);
    }

    private static void Share(ShareCondition share, string step, string path, List<LintFinding> findings)
    {
        if (!share.BaseNamed)
        {
            findings.Add(new LintFinding(
                LintSeverity.Note, "base-silent", path, step, "of", ["valid", "cast", "registered", "lists"],
                $"Step \"{step}\" takes a share and does not say of what: valid votes are taken; name \"of\": \"valid\", \"cast\", \"registered\" or \"lists\"."));
        }

        if (share is { WithoutTable: null, In: Scope.Every or Scope.Some })
        {
            findings.Add(new LintFinding(
                LintSeverity.Note, "without-table-silent", path, step, "without-table", ["holds", "fails"],
                $"Step \"{step}\" has a bar in units and does not say what it is worth where there are no votes by such units: the law then gives no result; name \"without-table\": \"holds\" or \"fails\"."));
        }
    }

    private static string Item(string path, int i) => FormattableString.Invariant($"{path}[{i}]");
}
