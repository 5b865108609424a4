using Scrutineer.Elections.Tallies;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Papers;
using Scrutineer.Report.Words;
using Scrutineer.Site.Data;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Pages;
using Scrutineer.Site.Words;

namespace Scrutineer.Site.Documents;

/// <summary>What every document has: title, legal state, the code that leads to the version, coverage, and how it is checked.</summary>
internal sealed class DocumentFrame : IDisposable
{
    private static readonly (byte, byte, byte) Amber = (253, 236, 200), Green = (214, 236, 214), Red = (250, 215, 210);

    public DocumentFrame(Edition edition, string language, string title, string path)
    {
        (Edition, Words, Title) = (edition, SiteWords.In(language), title);
        Address = Files.Address.Of(edition, language, path);
        Paper = new Paper($"{title} — {edition.Election.Name.In(language)}", language, edition.Version.Time);
    }

    public Edition Edition { get; }

    public Wordbook Words { get; }

    public Paper Paper { get; }

    public string Title { get; }

    public string Address { get; }

    public string Language => Words.Language;

    private string State => Words[Edition.IsDeclared ? "pdf.declared" : "pdf.preliminary"];

    /// <summary>Title, bands and the code.</summary>
    public void Open()
    {
        Paper.Code(Address, Paper.Y + 6, 84);
        Paper.Text(Edition.Election.Name.In(Language), 10, isGrey: true, right: Paper.Right - 100);
        Paper.Text(Title, 18, isBold: true, right: Paper.Right - 100);
        Paper.Skip(4);
        Paper.Text(
            Words.Text("site.version", Numbers.Whole(Edition.Number), Moments.Time(Words, Edition.Version.Time), Names.Channel(Edition.Election, Edition.Version.Channel, Language)),
            9, isGrey: true, right: Paper.Right - 100);
        if (770 - Paper.Y < 92) Paper.Skip(92 - (770 - Paper.Y));
        if (Edition.Election.Notice.In(Language) is { Length: > 0 } notice) Paper.Band(notice, Red);
        if (Edition.IsTest) Paper.Band(Words["site.test"], Red);
        if (Edition.IsDeclared) Paper.Band(Words.Text("site.declared", Frame.Plain(Edition.Declarations[^1].Index)), Green);
        else Paper.Band(Bands.LegalState(Edition.Result, Words), Amber);
    }

    /// <summary>Stations and voters that are in, turnout, each with both of its numbers.</summary>
    public void Coverage(Tally tally)
    {
        Paper.Heading(Words["pdf.coverage"]);
        var table = new PaperTable(Paper, [365, 450, Paper.Right], 1);
        table.Head("", Words["pdf.number"], Words["pdf.share"]);
        Row("pdf.stations-in", tally.StationCoverage);
        table.Row(false, Words["pdf.stations-missing"], Numbers.Whole(tally.StationsMissing), "");
        if (tally.SetAside > 0) table.Row(false, Words["pdf.set-aside"], Numbers.Whole(tally.SetAside), "");
        Row("pdf.register-in", tally.RegisterCoverage);
        Row("pdf.turnout", tally.Turnout);

        void Row(string key, Share? share)
        {
            if (share is { } known) table.Row(false, Words.Text(key, Numbers.Whole(known.Denominator)), Numbers.Whole(known.Numerator), Percent(known));
            else table.Row(false, Words.Text(key, Words["unknown"]), Words["unknown"], "");
        }
    }

    /// <summary>Per cent with its sign, and the warning where it cannot be.</summary>
    public string Percent(Share? share) =>
        share is not { } known ? "–" : $"{(known.IsImpossible ? "⚠ " : "")}{Numbers.WithSign(known.Value, Language)}";

    public string Whole(long? number) => number is { } known ? Numbers.Whole(known) : Words["unknown"];

    /// <summary>The lines of the form as the form has them.</summary>
    public void Form(Tally tally)
    {
        Paper.Heading(Words["pdf.form"]);
        var table = new PaperTable(Paper, [90, 445, Paper.Right], 2);
        table.Head(Words["pdf.line-number"], Words["pdf.line"], Words["pdf.number"]);
        var lines = Edition.Election.Form.Lines;
        for (var i = 0; i < lines.Length; i++) table.Row(false, lines[i].Number, lines[i].Name.In(Language) is { Length: > 0 } name ? name : lines[i].Code, Whole(tally.Line(i)));
    }

    /// <summary>Where it comes from and how it is checked; then the finished file.</summary>
    public byte[] Close()
    {
        Paper.Heading(Words["pdf.check"]);
        Paper.Text(Words.Text("pdf.check.text", Frame.Plain(Edition.Number), Edition.Record.Origin), 9);
        Paper.Skip(4);
        Paper.Text($"{Words["pdf.root"]}: {Edition.Export().Root}", 9);
        Paper.Text($"{Words["pdf.address"]}: {Address}", 9);
        if (Edition.Election.Attribution.In(Language) is { Length: > 0 } attribution)
        {
            Paper.Skip(6);
            Paper.Text(attribution, 8, isGrey: true);
        }

        return Paper.Done(
            (Edition.Election.Name.In(Language), Edition.IsTest ? $"{State} · {Words["pdf.test"]}" : State),
            Words.Text("pdf.foot", Frame.Plain(Edition.Number), Edition.Record.Origin, Edition.Export().Root[..12]),
            (page, of) => Words.Text("pdf.page", Frame.Plain(page), Frame.Plain(of)));
    }

    public void Dispose() => Paper.Dispose();
}
