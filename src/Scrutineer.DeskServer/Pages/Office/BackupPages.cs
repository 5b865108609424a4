using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Backups;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Report;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages.Office;

/// <summary>Making a backup while everybody works, and those that were made. None is given out here: accounts and keys leave the server by hand alone.</summary>
internal static class BackupPages
{
    private const int MostShown = 100;

    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, DeskBackup backup)
    {
        routes.MapDesk("GET", "/{language}/backup", Operation.BackUp, (context, visit) => Task.FromResult(Show(new DeskPage(context, visit, desk), backup, null)));
        routes.MapDesk("POST", "/{language}/backup", Operation.BackUp, async (context, visit) =>
        {
            var page = new DeskPage(context, visit, desk);
            var form = await DeskPage.FormOf(context);
            var made = await backup.Make(visit.Who, form["with-keys"] == "yes", form["keys-password"].ToString());
            return made.IsOk ? new SeeOther($"{page.To("backup")}?made={made.Value.Name}") : Show(page, backup, made.Refusal);
        });
    }

    private static IResult Show(DeskPage page, DeskBackup backup, Refusal? refusal)
    {
        var (html, words, made) = (page.Html, page.Words, backup.All());
        return page.Answer(words["backup.title"], () =>
        {
            html.Element("h1", words["backup.title"]).Element("p", words["backup.under"], ("class", "sub"));
            page.Refused(refusal);
            if (made.Any(m => m.Name == page.Asked("made"))) html.Element("p", words.Text("backup.made", page.Asked("made")), ("class", "said good"), ("role", "status"));
            html.Open("div", ("class", "narrow"));
            page.BeginForm(page.To("backup"), "decision");
            html.Element("h2", words["backup.make"]).Open("p", ("class", "check")).Void("input", ("type", "checkbox"), ("id", "with-keys"), ("name", "with-keys"), ("value", "yes"), ("aria-describedby", "keys-under"));
            html.Element("label", words["backup.keys"], ("for", "with-keys")).Close().Element("p", words["backup.keys-under"], ("class", "soft"), ("id", "keys-under"));
            html.Element("label", words["backup.password"], ("for", "keys-password"));
            html.Void("input", ("type", "password"), ("id", "keys-password"), ("name", "keys-password"), ("maxlength", DeskPage.Plain(PasswordRules.Most)), ("autocomplete", "new-password"), ("aria-describedby", "password-under"));
            html.Element("p", words.Text("backup.password-under", DeskPage.Plain(PasswordRules.Fewest)), ("class", "soft"), ("id", "password-under"));
            page.Button(words["backup.make"], "strong");
            html.Close().Close();
            List(page, made);
        }, refusal is null ? StatusCodes.Status200OK : DeskRefusals.StatusOf(refusal.Code));
    }

    private static void List(DeskPage page, ImmutableArray<MadeBackup> made)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("section").Element("h2", words["backup.all"]);
        if (made.IsEmpty) html.Element("p", words["backup.none"]);
        else
        {
            Tables.Write(html, words["backup.all"], 1, [words["backup.name"], words["backup.entries"], words["backup.files"], words["backup.with"]],
                made.Take(MostShown).Select(m => ImmutableArray.Create(m.Name, Numbers.Whole(m.Size), Numbers.Whole(m.Files), words[m.WithKeys ? "backup.yes" : "backup.no"])), isCaptionHidden: true);
        }

        html.Close();
    }
}
