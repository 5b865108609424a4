using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Elections.Disputes;
using Scrutineer.Law;
using Scrutineer.Office.Disputes;

namespace Scrutineer.DeskServer.Pages.Disputes;

/// <summary>Where a complaint is taken down, and the receipt.</summary>
internal static class FilingPage
{
    public static IResult Write(DeskPage page, IFormCollection? form, Refusal? refusal)
    {
        var (html, words, fields) = (page.Html, page.Words, new DisputeFields(page, form));
        if (page.Election.Disputes is not { } rules) return DeskRefusals.Answer(page.Context, page.Language, new Refusal("disputes-none", "The definition of this election has no rules of complaints: disputes.json."));
        var isObserver = page.Visit.Who.Role == Role.Observer;
        return page.Answer(words["file.title"], () =>
        {
            html.Element("h1", words["file.title"]).Element("p", words["file.under"], ("class", "sub"));
            DisputeFields.Refused(page, refusal);
            html.Open("div", ("class", "narrow"));
            page.BeginForm(page.To("cases", "file"), "decision", ("enctype", "multipart/form-data"));
            fields.Choice("seat", words["file.seat"], DisputeNames.Seats(page, Operation.FileComplaint), page.Asked("seat"));
            fields.Line("against", words["file.against"], words["file.against-under"]);
            fields.Choice("kind", words["file.kind"], rules.Complainants.Where(c => !isObserver || c.Code == "observer").Select(c => (c.Code, c.Name.In(page.Language))));
            if (!isObserver)
            {
                html.Open("details").Element("summary", words["file.lists-open"]);
                fields.Choices("lists", words["file.lists"], page.Election.Lists.Where(l => !l.IsAgainstAll).Select(l => (l.Code, l.Name.In(page.Language))));
                html.Close();
            }

            fields.Line("name", words["file.name"], words["file.name-under"]);
            fields.Line("initials", words["file.initials"], words["file.initials-under"]);
            fields.Choices("grounds", words["file.grounds"], rules.Grounds.Select(g => (g.Code, g.Name.In(page.Language))));
            fields.Line("units", words["file.units"], words["file.units-under"]);
            html.Open("details").Element("summary", words["file.asks-open"]);
            fields.Choices("asks", words["file.asks"], RemedyCodes.All.Where(r => rules.Forums.Any(f => f.Remedies.Contains(r))).Select(r => (r, words[$"remedy.{r}"])));
            html.Close();
            fields.Texts("text", words["file.text"], "5");
            fields.Evidence();
            html.Element("p", words["file.public"], ("class", "soft"));
            page.Button(words["file.go"], "strong");
            html.Close().Close();
        }, DisputeFields.StatusOf(refusal));
    }

    /// <summary>The receipt: shown once, to be printed or copied out.</summary>
    public static IResult Receipt(DeskPage page, Receipt receipt)
    {
        var (html, words) = (page.Html, page.Words);
        return page.Answer(words["receipt.title"], () =>
        {
            html.Element("h1", words.Text("receipt.title-of", DeskPage.Plain(receipt.Case))).Element("p", words["receipt.under"], ("class", "said good"), ("role", "status"));
            html.Open("dl", ("class", "case-facts"));
            Fact(words["receipt.at"], DisputeNames.Time(page, receipt.At));
            Fact(words["receipt.sha"], receipt.Entry, "sha");
            if (receipt.Salt is { } salt) Fact(words["receipt.salt"], salt, "salt");
            html.Close();
            if (receipt.Salt is not null) html.Element("p", words["receipt.salt-under"], ("class", "due"));
            html.Open("p", ("class", "links"));
            page.Link(page.To("cases", DeskPage.Plain(receipt.Case), "proof", DeskPage.Plain(receipt.Case)), words["receipt.proof"]);
            page.Link(page.To("cases", DeskPage.Plain(receipt.Case)), words["receipt.case"]);
            html.Close().Element("p", words["receipt.proof-under"], ("class", "soft"));
        });

        void Fact(string name, string value, string id = "")
        {
            html.Element("dt", name).Open("dd");
            if (id.Length > 0) html.Element("code", value, ("class", "long"), ("id", id));
            else html.Text(value);
            html.Close();
        }
    }
}
