using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages.Office;

/// <summary>The people of an administrator's unit: who they are, adding them one by one or by CSV, new passwords, closing.</summary>
internal static class StaffPage
{
    private const int MostShown = 500;

    public static IResult Write(DeskPage page, ImmutableArray<StaffAccount> people, StaffDone done)
    {
        var (html, words) = (page.Html, page.Words);
        var find = page.Asked("find").Trim();
        var shown = people.Where(a => find.Length == 0 || a.Key == find || a.Unit == find || a.UserName!.Contains(find, StringComparison.OrdinalIgnoreCase) || a.Name.Contains(find, StringComparison.OrdinalIgnoreCase)).ToList();
        var refusal = done.Refusal ?? done.Lines.FirstOrDefault();
        return page.Answer(words["staff.title"], () =>
        {
            html.Element("h1", words["staff.title"]).Element("p", words["staff.under"], ("class", "sub"));
            page.Refused(done.Refusal);
            foreach (var line in done.Lines.Take(50)) html.Element("p", $"{(line.Line is { } number ? words.Text("staff.line", DeskPage.Plain(number)) : "")} {page.Said(line)}", ("class", "refusal"), ("role", "alert"));
            if (done.IsDone) html.Element("p", words["staff.done"], ("class", "said good"), ("role", "status"));
            if (done.IsAsked)
            {
                html.Open("p", ("class", "said good"), ("role", "status")).Text(words["requests.asked"] + " ");
                page.Link(page.To("requests"), words["requests.title"]);
                html.Close();
            }

            Filter(page, find);
            html.Element("p", words.Count("staff.count", shown.Count), ("class", "under"));
            if (shown.Count > 0) People(page, shown);
            html.Open("div", ("class", "narrow"));
            Add(page, done.Person);
            Import(page, done.Csv);
            html.Close();
        }, refusal is null ? StatusCodes.Status200OK : DeskRefusals.StatusOf(refusal.Code));
    }

    private static void Filter(DeskPage page, string find)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("form", ("method", "get"), ("action", page.To("staff")), ("class", "filter"), ("role", "search")).Element("label", words["staff.find"], ("for", "find"));
        html.Void("input", ("id", "find"), ("name", "find"), ("value", find), ("maxlength", "80"), ("autocomplete", "off")).Element("button", words["wall.find"], ("type", "submit")).Close();
    }

    private static void People(DeskPage page, List<StaffAccount> people)
    {
        var (html, words) = (page.Html, page.Words);
        Tables.Begin(html, words["staff.title"], 6, [words["staff.login"], words["staff.name"], words["staff.role"], words["staff.unit"], words["staff.key"], words["staff.state"]], isCaptionHidden: true, style: "staff-list");
        foreach (var account in people.Take(MostShown))
        {
            html.Open("tr").Open("th", ("scope", "row")).Element("bdi", account.UserName!).Close().Open("td").Element("bdi", account.Name).Close();
            html.Element("td", words[$"role.{account.Role}"]).Element("td", page.Unit(account.Unit)).Open("td").Element("code", account.Key).Close();
            html.Open("td").Text(words[account.IsClosed ? "staff.closed" : account.MustChangePassword ? "staff.new" : "staff.open"]);
            if (account.Key != page.Visit.Who.Key) Change(page, account);
            html.Close().Close();
        }

        Tables.End(html);
    }

    private static void Change(DeskPage page, StaffAccount account)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("details").Element("summary", words["staff.change"], ("aria-label", $"{words["staff.change"]}: {account.UserName}"));
        One("password", words["staff.reset"]);
        One(account.IsClosed ? "open" : "close", words[account.IsClosed ? "staff.reopen" : "staff.close"]);
        html.Close();

        void One(string name, string text)
        {
            page.BeginForm(page.To("staff", account.Key, name));
            StepUpFields.Write(html, page.Language, $"{account.Key}-{name}");
            page.Button(text);
            html.Close();
        }
    }

    private static void Add(DeskPage page, NewStaff? person)
    {
        var (html, words) = (page.Html, page.Words);
        page.BeginForm(page.To("staff"), "decision");
        html.Element("h2", words["staff.add"]);
        Field("login", words["staff.login"], person?.Login, NewStaff.LongestLogin);
        Field("person", words["staff.name"], person?.Name, 100);
        html.Element("label", words["staff.role"], ("for", "role")).Open("select", ("id", "role"), ("name", "role"));
        foreach (var role in Roles.All) html.Element("option", words[$"role.{role.Code()}"], ("value", role.Code()), ("selected", person?.Role == role.Code() ? "selected" : ""));
        html.Close();
        Field("of", words["staff.unit"], person?.Unit ?? page.Visit.Who.Unit, 80);
        StepUpFields.Write(html, page.Language, "add");
        page.Button(words["staff.add"], "strong");
        html.Close();

        void Field(string name, string label, string? value, int longest) => html.Element("label", label, ("for", name))
            .Void("input", ("id", name), ("name", name), ("value", value ?? ""), ("maxlength", DeskPage.Plain(longest)), ("required", "required"), ("autocomplete", "off"), ("spellcheck", "false"));
    }

    private static void Import(DeskPage page, string csv)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("details", ("class", "decision"), ("open", csv.Length > 0 ? "open" : "")).Element("summary", words["staff.import"]);
        page.BeginForm(page.To("staff", "import"));
        html.Element("label", words["staff.csv"], ("for", "csv"));
        // Text() turns line ends into spaces; here each line is escaped by itself.
        html.Open("textarea", ("id", "csv"), ("name", "csv"), ("rows", "8"), ("required", "required"), ("spellcheck", "false"), ("aria-describedby", "csv-under")).Trusted(string.Join('\n', csv.Split('\n').Select(Report.Markup.Escape))).Close();
        html.Element("p", words["staff.import-under"], ("class", "soft"), ("id", "csv-under"));
        StepUpFields.Write(html, page.Language, "import");
        page.Button(words["staff.import"], "strong");
        html.Close().Close();
    }
}
