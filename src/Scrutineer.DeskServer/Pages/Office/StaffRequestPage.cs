using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages.Office;

/// <summary>What waits for a second person: who asked, for whom, what is now and what would be.</summary>
internal static class StaffRequestPage
{
    private const int MostShown = 200;

    public static IResult Write(DeskPage page, ImmutableArray<(StaffRequest Request, bool IsHis)> waiting, ImmutableArray<MadeAccount> made, Refusal? refusal, bool isDone)
    {
        var (html, words) = (page.Html, page.Words);
        return page.Answer(words["requests.title"], () =>
        {
            html.Element("h1", words["requests.title"]).Element("p", words["requests.under"], ("class", "sub"));
            page.Refused(refusal);
            if (isDone) html.Element("p", words["staff.done"], ("class", "said good"), ("role", "status"));
            Passwords(page, made);
            if (waiting.IsEmpty) html.Element("p", words["requests.none"]);
            foreach (var (request, isHis) in waiting.Take(MostShown)) One(page, request, isHis);
        }, refusal is null ? StatusCodes.Status200OK : DeskRefusals.StatusOf(refusal.Code));
    }

    private static void Passwords(DeskPage page, ImmutableArray<MadeAccount> made)
    {
        if (made.IsEmpty) return;
        var (html, words) = (page.Html, page.Words);
        html.Open("section", ("class", "passwords"), ("role", "status")).Element("p", words["staff.passwords"]);
        Tables.Write(html, words["staff.password"], 3, [words["staff.login"], words["staff.key"], words["staff.password"]], made.Select(m => ImmutableArray.Create(m.Login, m.Key, m.Password)), isCaptionHidden: true);
        html.Close();
    }

    private static void One(DeskPage page, StaffRequest request, bool isHis)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("section", ("class", "request")).Element("h2", words[$"requests.{request.Kind}"]);
        html.Element("p", words.Text("requests.by", request.By, Moments.Time(words, request.Made.ToOffset(page.Desk.Time.Offset))), ("class", "soft"));
        var head = ImmutableArray.Create(words["staff.login"], words["staff.name"], words["staff.role"], words["staff.unit"]);
        if (request.Target is { } now)
            Tables.Write(html, words["requests.now"], 4, head, [Row(page, now.UserName!, now.Name, now.Role, now.Unit)]);
        if (!request.People.IsEmpty)
            Tables.Write(html, words["requests.then"], 4, head, request.People.Select(p => Row(page, p.Login, p.Name, p.Role, p.Unit)));
        if (request.IsStale) html.Element("p", words["requests.stale"], ("class", "due"));
        else if (isHis) Confirm(page, request);
        else html.Element("p", words[request.By == page.Visit.Who.Key ? "requests.own" : "requests.other"], ("class", "soft"));
        Decline(page, request);
        html.Close();
    }

    private static ImmutableArray<string> Row(DeskPage page, string login, string name, string role, string unit) => [login, name, page.Words[$"role.{role}"], page.Unit(unit)];

    private static void Confirm(DeskPage page, StaffRequest request)
    {
        page.Html.Open("div", ("class", "narrow"));
        page.BeginForm(page.To("requests", request.Key, "confirm"), "decision");
        page.Hidden("seen", request.Seen);
        StepUpFields.Write(page.Html, page.Language, $"confirm-{request.Key}");
        page.Button(page.Words["requests.confirm"], "strong");
        page.Html.Close().Close();
    }

    private static void Decline(DeskPage page, StaffRequest request)
    {
        var text = page.Words[request.By == page.Visit.Who.Key ? "requests.back" : "requests.decline"];
        page.Html.Open("details").Element("summary", text, ("aria-label", $"{text}: {request.Key}"));
        page.BeginForm(page.To("requests", request.Key, "decline"));
        StepUpFields.Write(page.Html, page.Language, $"decline-{request.Key}");
        page.Button(text, "danger");
        page.Html.Close().Close();
    }
}
