using System.Globalization;
using Scrutineer.Cli.Output;
using Scrutineer.Elections;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law.Explanation;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Scrutineer.Cli.Demo;

/// <summary>What is known at one moment of the night: both channels, never merged.</summary>
/// <param name="At">The moment.</param>
/// <param name="Machine">Outcome of the machine count so far.</param>
/// <param name="Hand">Outcome of the hand count so far; null before its first protocol.</param>
internal sealed record NightFrame(DateTimeOffset At, ElectionOutcome Machine, ElectionOutcome? Hand)
{
    private const int Shown = 9;

    /// <summary>The frame at a moment: everything that arrived until then.</summary>
    public static NightFrame Of(CountState state, DateTimeOffset at)
    {
        ElectionOutcome Until(string channel) => ElectionOutcome.Of(state.Election, TallyTable.Of(state, channel, at)).Value;
        var hand = Until(Simulation.Night.Hand);
        return new NightFrame(at, Until(Simulation.Night.Machine), hand.Tallies.Country.Protocols > 0 ? hand : null)
        {
            Name = code => state.Election.Lists[state.Election.FindList(code)].Name.ToString(),
        };
    }

    /// <summary>One line for logs and for terminals that cannot redraw.</summary>
    public string Line()
    {
        var country = Machine.Tallies.Country;
        return string.Create(CultureInfo.InvariantCulture,
            $"{At:d MMM HH:mm}  machine {Stations(Machine)}, {Percent(country.RegisterCoverage)} % of the register; in: {Names(Machine, Truth.True)}; open: {Count(Machine, Truth.Open)}; hand {(Hand is null ? "none yet" : Stations(Hand))}");
    }

    /// <summary>The frame as a picture of the terminal, at most 80 columns wide.</summary>
    public IRenderable Render()
    {
        var election = Machine.Tallies.Country;
        var facts = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn(new GridColumn().NoWrap());
        facts.AddRow(new Markup("[grey]Machine[/]"), Coverage(Machine));
        facts.AddRow(new Markup("[grey]Hand[/]"), Hand is null ? new Markup("[grey]no protocol yet[/]") : Coverage(Hand));
        facts.AddRow(new Markup("[grey]Turnout[/]"), new Markup(election.Turnout is { } t
            ? $"{t.Percent} %: {Terminal.Number(t.Numerator)} of {Terminal.Number(t.Denominator)} registered voters of stations in"
            : "[grey]not known yet[/]"));
        return new Rows(
            new Markup($"[bold]{At.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)}[/]   [yellow]Preliminary, without legal force. Invented stations.[/]"),
            facts,
            Lists());
    }

    private Table Lists()
    {
        var table = new Table().Border(TableBorder.Horizontal).BorderColor(Color.Grey);
        table.AddColumn("[grey]List[/]").AddColumn(new TableColumn("[grey]Machine[/]").RightAligned()).AddColumn(new TableColumn("[grey]%[/]").RightAligned())
            .AddColumn(new TableColumn("[grey]7 % bar[/]").NoWrap()).AddColumn(new TableColumn("[grey]Hand, %[/]").RightAligned()).AddColumn(new TableColumn("[grey]bar[/]").NoWrap());
        var country = Machine.Tallies.Country;
        var lists = Machine.Data.Lists.Select((l, i) => (l.Code, Index: i)).OrderByDescending(l => country.Votes(l.Index) ?? 0).ThenBy(l => l.Index);
        foreach (var (code, index) in lists.Where(l => !Machine.Data.Lists[l.Index].Has(ElectionList.AgainstAllAttribute)).Take(Shown))
        {
            table.AddRow(
                Terminal.Text(Name(code)), Terminal.Number(country.Votes(index)), country.ShareOf(index, "cast")?.Percent ?? "-", Standing(Machine, code),
                Hand?.Tallies.Country.ShareOf(index, "cast")?.Percent ?? "-", Hand is null ? "" : Standing(Hand, code));
        }

        table.Caption("[grey]Shares of the voters who took part at the stations that are in[/]");
        return table;
    }

    public required Func<string, string> Name { get; init; }

    private string Names(ElectionOutcome outcome, Truth passes)
    {
        var names = Lists(outcome, passes).Select(Name).ToList();
        return names.Count == 0 ? "none yet" : string.Join(", ", names);
    }

    private static int Count(ElectionOutcome outcome, Truth passes) => Lists(outcome, passes).Count();

    private static IEnumerable<string> Lists(ElectionOutcome outcome, Truth passes) =>
        outcome.NationalBar?.Lists.Where(l => l.Passes == passes && !outcome.Data.Lists[outcome.Data.OrderOf(l.List)].Has(ElectionList.AgainstAllAttribute)).Select(l => l.List) ?? [];

    private static string Standing(ElectionOutcome outcome, string list) => outcome.NationalBar?.Lists.First(l => l.List == list).Passes switch
    {
        Truth.True => "[green]in[/]",
        Truth.Open => "[yellow]open[/]",
        Truth.False => "out",
        null => "",
        _ => throw new InvalidOperationException(list),
    };

    private static string Stations(ElectionOutcome outcome) =>
        $"{Terminal.Number(outcome.Tallies.Country.StationsReported)} of {Terminal.Number(outcome.Tallies.Country.Stations)} stations";

    private static string Percent(Share? share) => share?.Percent ?? "0.00";

    private static Markup Coverage(ElectionOutcome outcome)
    {
        const int width = 16;
        var country = outcome.Tallies.Country;
        var filled = country.Stations == 0 ? 0 : (int)(country.StationsReported * width / country.Stations);
        return new Markup(
            $"{new string('━', filled)}[grey]{new string('─', width - filled)}[/] {Stations(outcome)}, {Percent(country.RegisterCoverage)} % of the register");
    }
}
