using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Results;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>What lies between a record and a lawful declaration.</summary>
public class FinalSitting
{
    private readonly RecordFold fold;

    public FinalSitting()
    {
        var election = Small.Election(Small.FormWith(Small.Equation("cast = valid + invalid")));
        var blob = new BlobReference(new string('a', 64), 1, "application/json");
        var opened = new ElectionOpened("record.example/t", blob, blob with { Sha256 = new string('b', 64) }, blob, blob, "quorum none\n", "quorum none\n");
        fold = Small.Ok(RecordFold.Open(Entry(opened), election));
    }

    private static Entry Entry(EntryData data, long? prev = null) => new("t:live", new Author("system", null), new DateTimeOffset(2020, 10, 4, 22, 0, 0, TimeSpan.FromHours(6)), prev, data);

    private void Take(EntryData data) => Assert.Null(fold.Take(Entry(data, fold.PrevOf(data))));

    private static ProtocolForm Form(string unit, long cast = 100) =>
        new(unit, "hand", "first", null, null, Figures.Of([1_000, cast, 100, 0]), Figures.Of([50 + unit[0] - 'a', 27 - unit[0] + 'a', 20, 3]), null, []);

    private string Open() => string.Join(' ', BeforeDeclaration.Open(fold, "hand").Where(o => o.Blocks).Select(o => $"{o.Code}{(o.Unit is null ? "" : ":" + o.Unit)}"));

    [Fact]
    public void Every_missing_protocol_is_named_and_a_station_set_aside_is_not_missing()
    {
        Take(new ProtocolReported(Form("a")));
        Take(new ActOfSettingAside(["b"], "Central commission, decision 1", LocalText.Of("destroyed by fire")));
        Assert.Equal("protocol-missing:d protocol-missing:e not-published", Open());
    }

    [Fact]
    public void An_error_waits_until_somebody_answers_for_it_and_a_correction_asks_again()
    {
        foreach (var unit in (string[])["a", "b", "d"]) Take(new ProtocolReported(Form(unit)));
        Take(new ProtocolReported(Form("e", cast: 110)));
        Assert.Equal("error-not-accepted:e not-published", Open());
        Take(new ProtocolAccepted("e", "hand", ["E1"], "ten ballots were found torn"));
        Assert.Equal("not-published", Open());
        Take(new ProtocolCorrected("recount: decision 2", Form("e", cast: 120)));
        Assert.Equal("error-not-accepted:e not-published", Open());
    }

    [Fact]
    public void A_requested_recount_is_open_until_a_recounted_protocol_comes()
    {
        foreach (var unit in (string[])["a", "b", "d", "e"]) Take(new ProtocolReported(Form(unit)));
        Take(new IncidentReported("recount-requested", "The counts differ.", ["b", "L1"]));
        Assert.Equal("recount-open:b not-published", Open());
        Take(new ProtocolCorrected("typing-error: 4 for 9", Form("b")));
        Assert.Equal("recount-open:b not-published", Open());
        Take(new ProtocolCorrected("recount: decision 3", Form("b")));
        Assert.Equal("not-published", Open());
    }

    [Fact]
    public void Figures_that_changed_since_the_publication_are_not_published_yet()
    {
        foreach (var unit in (string[])["a", "b", "d", "e"]) Take(new ProtocolReported(Form(unit)));
        var root = Convert.ToBase64String(new byte[32]);
        Take(new PublicationMade(fold.Size, root, "hand", new string('0', 64), new string('0', 64), new string('0', 64)));
        Assert.Equal("", Open());
        Take(new ProtocolAccepted("a", "hand", [], "looked at"));
        Assert.Equal("", Open());
        Take(new ProtocolCorrected("typing-error: 1 for 7", Form("a")));
        Assert.Equal("not-published", Open());
        Take(new IncidentReported("publication-blocked", "The figures were not published.", []));
        Assert.Equal("publication-blocked not-published", Open());
    }
}
