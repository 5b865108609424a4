using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Routes;

namespace Scrutineer.DeskServer.Pages.Intake;

/// <summary>Who sent something: a page of its own, and each view is written down.</summary>
internal static class SenderPage
{
    public static IResult Write(DeskPage page, long number)
    {
        var (html, words) = (page.Html, page.Words);
        var read = page.Desk.SenderOf(page.Visit.Who, number);
        if (!read.IsOk) return DeskRefusals.Answer(page.Context, page.Language, read.Refusal!);
        var title = words.Text("intake.sender-of", DeskPage.Plain(number));
        return page.Answer(title, () =>
        {
            html.Element("h1", title).Element("p", words["intake.sender-under"], ("class", "sub")).Open("dl", ("class", "case-facts"));
            if (read.Value.Name is { } name) html.Element("dt", words["complain.name"]).Element("dd", name);
            if (read.Value.Contact is { } contact) html.Element("dt", words["open.contact"]).Element("dd", contact);
            html.Close().Open("p");
            page.Link(page.To("intake", DeskPage.Plain(number)), words.Text("intake.number-of", DeskPage.Plain(number)));
            html.Close();
        });
    }
}
