using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Interchange.Export;
using Scrutineer.Site.Disputes;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Pages;

namespace Scrutineer.Site.Data;

/// <summary>The register as CSV: a row a case, a row a decision. Several codes in one field are parted by <c>|</c>.</summary>
public sealed class RegisterTables : IEditionFiles
{
    /// <summary>Path of the cases.</summary>
    internal const string CasesPath = "data/complaints.csv";

    /// <summary>Path of the decisions.</summary>
    internal const string DecisionsPath = "data/decisions.csv";

    private static readonly (string Name, CellKind Kind)[] OfCases =
    [
        ("case", CellKind.Count), ("filed", CellKind.Time), ("forum", CellKind.Text), ("at", CellKind.Text), ("complainant", CellKind.Text), ("lists", CellKind.Text), ("grounds", CellKind.Text),
        ("units", CellKind.Text), ("asks", CellKind.Text), ("against", CellKind.Count), ("stage", CellKind.Text), ("joined_with", CellKind.Count), ("decision", CellKind.Count), ("decision_number", CellKind.Text),
        ("result", CellKind.Text), ("decided", CellKind.Time), ("served", CellKind.Time), ("days_used", CellKind.Count), ("days_allowed", CellKind.Count), ("last_moment", CellKind.Time), ("overdue", CellKind.Flag),
        ("article", CellKind.Text), ("seats_moved", CellKind.Count), ("as_of", CellKind.Time),
    ];

    private static readonly (string Name, CellKind Kind)[] OfDecisions =
    [
        ("decision", CellKind.Count), ("made", CellKind.Time), ("number", CellKind.Text), ("forum", CellKind.Text), ("at", CellKind.Text), ("case", CellKind.Count), ("result", CellKind.Text),
        ("in_force", CellKind.Flag), ("ended_by", CellKind.Count), ("for", CellKind.Count), ("against", CellKind.Count), ("abstained", CellKind.Count), ("remedies", CellKind.Text), ("units", CellKind.Text),
        ("law", CellKind.Text), ("appeal_forum", CellKind.Text), ("appeal_last", CellKind.Time), ("protocols_before", CellKind.Count), ("protocols_after", CellKind.Count), ("seats_before", CellKind.Count),
        ("seats_after", CellKind.Count), ("seats_moved", CellKind.Count),
    ];

    /// <inheritdoc/>
    public IEnumerable<string> Paths(Edition edition) => edition.Register.IsKept ? [CasesPath, DecisionsPath] : [];

    /// <inheritdoc/>
    public SiteFile? Find(Edition edition, string path, LiveBand? live)
    {
        if (Exports(edition).FirstOrDefault(f => f.Path == path) is not { } file) return null;
        using var stream = new MemoryStream();
        file.Write(stream);
        return new SiteFile(stream.ToArray(), file.MediaType);
    }

    /// <summary>The tables as files of a bundle; none where nobody can complain.</summary>
    internal static ImmutableArray<ExportFile> Exports(Edition edition) =>
        !edition.Register.IsKept ? [] : [Export(CasesPath, "complaints", OfCases, take => Cases(edition, take)), Export(DecisionsPath, "decisions", OfDecisions, take => Decisions(edition, take))];

    private static ExportFile Export(string path, string name, (string Name, CellKind Kind)[] columns, Action<TakeRow> rows)
    {
        var table = new ExportTable(name, LocalText.Empty, [.. columns.Select(c => new ExportColumn(c.Name, c.Kind, LocalText.Empty))], [columns[0].Name], rows);
        return new ExportFile(path, TableCsv.MediaType, to => TableCsv.Write(table, to), table);
    }

    private static void Cases(Edition edition, TakeRow take)
    {
        var register = edition.Register;
        foreach (var row in register.Rows)
        {
            var (one, filed) = (row.Case, row.Case.Filed);
            DateTimeOffset? decided = row.Decision is { } index ? register.Docket.Rulings.Find(index)!.At : null;
            take(
            [
                one.Number, (DateTimeOffset?)one.FiledAt, filed.Forum, filed.At, filed.By.Kind, Codes(filed.By.Lists), Codes(filed.Grounds), Codes(filed.Units), Codes(filed.Asks), filed.Against,
                RegisterRow.StageCode(one.Stage), one.JoinedWith, row.Decision, row.Made?.Number, row.Made?.Result, decided, one.ServedAt, (long)row.Days.Used, (long?)row.Days.Allowed, row.Days.Last, row.Days.IsOverdue,
                row.Days.Article, (long?)(row.Decision is { } d ? register.ConsequenceOf(d)?.SeatsMoved : null), (DateTimeOffset?)register.Now,
            ]);
        }
    }

    private static void Decisions(Edition edition, TakeRow take)
    {
        var (register, docket) = (edition.Register, edition.Register.Docket);
        foreach (var index in register.Decisions)
        {
            var (made, change) = (docket.Decisions[index], register.ConsequenceOf(index));
            take(
            [
                index, (DateTimeOffset?)docket.Rulings.Find(index)!.At, made.Number, made.Forum, made.At, made.Case, made.Result, docket.Rulings.Holds(index), docket.Rulings.EndOf(index)?.Index,
                (long?)made.Votes?.For, (long?)made.Votes?.Against, (long?)made.Votes?.Abstained, Codes(made.Remedies.Select(RemedyCodes.Of)), Codes(made.Remedies.OfType<RemedyOfUnits>().SelectMany(r => r.Units).Distinct()),
                made.Law, docket.Rules!.Forum(made.Forum)?.Next, docket.ToAppeal(index, register.Now)?.Deadline?.Last, (long?)change?.Before.Protocols, (long?)change?.After.Protocols, (long?)change?.Before.Filled, (long?)change?.After.Filled,
                (long?)change?.SeatsMoved,
            ]);
        }
    }

    private static string Codes(IEnumerable<string> codes) => string.Join('|', codes);
}
