using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Report;
using Scrutineer.Report.Words;

namespace Scrutineer.Cli.Output;

/// <summary>Who takes the seats, and which district winners take none.</summary>
internal static class PersonsText
{
    public static void Print(Outcome outcome, Telling telling)
    {
        foreach (var (step, filling) in outcome.Filled.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Persons($"Persons (step {step})", filling.Lists, telling);
            if (!filling.Successions.IsEmpty) Persons($"Order of succession (step {step})", filling.Successions, telling);
        }

        var elected = outcome.Steps.OfType<CountReport>().SelectMany(c => c.Elected).ToList();
        if (elected.Count > 0) Terminal.Line($"Elected: {telling.Joined(elected)}");
        if (outcome.Uncovered.IsEmpty) return;
        Terminal.Heading($"District winners without a seat: {Terminal.Number(outcome.Uncovered.Length)}");
        var without = Terminal.Table("District", "Unit", "List", ">Votes", ">Valid", ">Share, %");
        foreach (var cover in outcome.Steps.OfType<CoverReport>())
        {
            foreach (var winner in cover.Winners.Where(w => outcome.Uncovered.Contains(w.Id)))
            {
                without.AddRow(
                    Terminal.Text(winner.Id), Terminal.Text(telling.UnitName(cover.Unit)), Terminal.Text(telling.Name(cover.List)),
                    Numbers.Short(winner.Votes, telling.Language), Numbers.Short(winner.Valid, telling.Language), Numbers.Percent(winner.Votes / winner.Valid, telling.Language));
            }
        }

        Terminal.Print(without);
    }

    private static void Persons(string heading, ImmutableArray<FilledList> lists, Telling telling)
    {
        Terminal.Heading(heading);
        var table = Terminal.Table("Unit", "List", "Persons, in order");
        foreach (var list in lists)
            table.AddRow(Terminal.Text(telling.UnitName(list.Unit)), Terminal.Text(telling.Name(list.List)), Terminal.Text(string.Join(", ", list.Persons.Select(telling.Name))));
        Terminal.Print(table);
    }
}
