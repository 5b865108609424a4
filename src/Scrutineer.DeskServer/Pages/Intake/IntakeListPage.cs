using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Intake;
using Scrutineer.DeskServer.Pages.Disputes;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Report;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages.Intake;

/// <summary>What came in, complaints and reports of errors apart, each with its counters by state.</summary>
internal static class IntakeListPage
{
    private const int MostShown = 200;

    private static readonly (SentKind Kind, string[] Standings)[] Lists =
    [
        (SentKind.Complaint, ["received", "taken-in", "turned-back"]),
        (SentKind.ErrorReport, ["received", "confirmed", "not-an-error"]),
    ];

    public static IResult Write(DeskPage page)
    {
        var (html, words) = (page.Html, page.Words);
        var read = page.Desk.SentTo(page.Visit.Who);
        if (!read.IsOk) return DeskRefusals.Answer(page.Context, page.Language, read.Refusal!);
        return page.Answer(words["intake.title"], () =>
        {
            html.Element("h1", words["intake.title"]).Element("p", words["intake.under"], ("class", "sub"));
            foreach (var (kind, standings) in Lists) List(page, kind, standings, [.. read.Value.Where(s => s.Kind == kind)]);
        });
    }

    private static void List(DeskPage page, SentKind kind, string[] standings, ImmutableArray<Sent> all)
    {
        var (html, words) = (page.Html, page.Words);
        var title = words[$"intake.list.{kind}"];
        html.Open("section", ("id", kind == SentKind.Complaint ? "complaints" : "reports")).Element("h2", title).Open("dl", ("class", "stages"));
        foreach (var standing in standings)
            html.Open("div").Element("dt", words[$"intake.state.{standing}"]).Element("dd", Numbers.Whole(all.Count(s => SentPage.Word(s.Standing) == standing)), ("data-count", standing)).Close();
        html.Close();
        if (all.IsEmpty) html.Element("p", words["intake.none"]);
        else Table(page, title, kind, all);
        html.Close();
    }

    private static void Table(DeskPage page, string title, SentKind kind, ImmutableArray<Sent> all)
    {
        var (html, words) = (page.Html, page.Words);
        Tables.Begin(html, title, 5, [words["intake.number"], words["case.stage"], words["sent.unit"], words["sent.arrived"], .. kind == SentKind.Complaint ? (string[])[words["case.grounds"]] : []], isCaptionHidden: true);
        foreach (var sent in all.Take(MostShown))
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.Link(page.To("intake", DeskPage.Plain(sent.Number)), DeskPage.Plain(sent.Number));
            html.Close().Element("td", words[$"intake.state.{SentPage.Word(sent.Standing)}"], ("class", sent.Waits ? "due" : "")).Element("td", page.UnitWithCode(sent.Unit)).Element("td", DisputeNames.Time(page, sent.Arrived));
            if (kind == SentKind.Complaint) html.Element("td", sent.Ground is { } ground ? DisputeNames.Ground(page, ground) : "–");
            html.Close();
        }

        Tables.End(html);
        if (all.Length > MostShown) html.Element("p", words.Text("case.more", Numbers.Whole(all.Length - MostShown)), ("class", "soft"));
    }
}
