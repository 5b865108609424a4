using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Scrutineer.Elections;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Tallies;
using Scrutineer.Elections.Units;
using Scrutineer.Interchange.Folders;
using Scrutineer.Interchange.Import;
using Scrutineer.Law.Language;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Report.Tests;

/// <summary>Reports of real folders and of small made-up elections.</summary>
internal static class Pages
{
    public static ReportInput Folder(string id, string channel)
    {
        var folder = FolderReader.Read(Path.Combine(Shared.Repository, "elections", id));
        Assert.True(folder.IsOk, folder.Refusal?.ToString());
        return Input(folder.Value.State(), channel);
    }

    public static ReportInput Imported(string id, string channel, params string[][] files)
    {
        var paths = files.Select(f => Shared.Path(["data", .. f])).ToArray();
        var mapping = MappingReader.Read(Path.Combine(Shared.Repository, "elections", id, "mapping.json"));
        Assert.True(mapping.IsOk, mapping.Refusal?.ToString());
        var imported = Importer.Read(mapping.Value, paths);
        Assert.True(imported.IsOk, imported.Refusal?.ToString());
        return Input(CountState.Fold(imported.Value.Election, imported.Value.Batches), channel);
    }

    public static ReportInput Input(CountState state, string channel)
    {
        var outcome = ElectionOutcome.Of(state.Election, TallyTable.Of(state, channel));
        Assert.True(outcome.IsOk, outcome.Refusal?.ToString());
        return new ReportInput(
            state, channel, outcome.Value, Check.All(state), new DateTimeOffset(2020, 10, 5, 12, 0, 0, TimeSpan.FromHours(6)),
            [("protocols/machine.csv", new string('a', 64))]);
    }

    /// <summary>An election of some stations, lists and a law; protocols are rows of registered, cast, then the lists.</summary>
    public static ReportInput Small(string law, IReadOnlyList<ElectionList> lists, params long?[][] protocols) => Small(law, lists, protocols.Length, protocols);

    public static ReportInput Small(string law, IReadOnlyList<ElectionList> lists, int stations, long?[][] protocols)
    {
        const string form = """
            { "format": "scrutineer-form/1", "id": "small", "lines": [
              { "code": "registered", "number": "1", "names": { "en": "Registered" } },
              { "code": "cast", "number": "2", "names": { "en": "Took part" } } ],
              "bases": { "registered": "registered", "cast": "cast", "valid": "sum(lists) + against_all" }, "equations": [
              { "code": "S1", "severity": "error", "equation": "cast <= registered", "short": "More took part than are registered", "long": "More took part than are registered." } ] }
            """;
        var read = Form.Read(Encoding.UTF8.GetBytes(form));
        Assert.True(read.IsOk, read.Refusal?.ToString());
        var units = UnitTree.Build(
        [
            new Unit("c", "country", null, LocalText.Of("Country")),
            .. Enumerable.Range(1, stations).Select(i => new Unit($"s{i}", Unit.Station, "c", LocalText.Of($"Station {i}"))),
        ]).Value;
        var seatLaw = LawReader.Read(Encoding.UTF8.GetBytes(law));
        Assert.True(seatLaw.IsOk, seatLaw.Refusal?.ToString());
        var election = new Election(
            "small", LocalText.Of("Small election"), new DateOnly(2026, 1, 1), read.Value, [.. lists], units,
            [new("hand", LocalText.Of("Hand"), true), new("machine", LocalText.Of("Machine"), false)], seatLaw.Value);
        return Input(Fold(election, protocols), "hand");
    }

    public static CountState Fold(Election election, long?[][] protocols, string channel = "hand") => CountState.Fold(election,
    [
        new Batch(channel, "1",
        [
            .. protocols.Select((p, i) => new Protocol(
                election.Units.Find($"s{i + 1}"), Figures.Of(p.AsSpan(0, 2)), Figures.Of(p.AsSpan(2)), new Source("p.csv", i + 2), election.Shape)),
        ]),
    ]);

    public static ElectionList List(string code, string? name = null, string colour = "", bool isAgainstAll = false) => new(
        code, LocalText.Of(name ?? code), colour,
        isAgainstAll ? ImmutableSortedDictionary<string, string>.Empty.Add("against-all", "true") : ImmutableSortedDictionary<string, string>.Empty);

    public const string Hare10 = """
        { "format": "scrutineer-law/1", "id": "hare", "ties": "lot", "steps": [
          { "do": "award", "as": "S", "seats": 10, "by": { "quota": "hare", "then": "largest-remainder" } } ], "result": "S" }
        """;

    public const string BarOfCast = """
        { "format": "scrutineer-law/1", "id": "bar", "ties": "lot", "steps": [
          { "do": "qualify", "as": "in", "article": "Art. 1", "if": { "share": "10%", "of": "cast" } },
          { "do": "ask", "as": "none", "article": "Art. 2", "kind": "repeat-election", "who": "central-commission", "if": { "fewer": 1, "in": "in" } },
          { "do": "award", "as": "S", "article": "Art. 3", "seats": 5, "among": "in", "by": { "divisors": "dhondt" } } ], "result": "S" }
        """;

    /// <summary>The page as XML: it is written so that it is well-formed, which also proves that nothing escaped its element.</summary>
    public static XDocument Xml(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    public static string Text(XElement element) => string.Concat(element.DescendantNodes().OfType<XText>()
        .Where(t => t.Parent!.Name.LocalName is not ("style" or "title" or "desc")).Select(t => t.Value));
}
