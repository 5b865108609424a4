namespace Scrutineer.DeskServer.Pages;

/// <summary>One's own passkeys. Browsers make them by script alone; without one the page says so.</summary>
internal static class OwnPage
{
    public static Microsoft.AspNetCore.Http.IResult Write(DeskPage page)
    {
        var (html, words) = (page.Html, page.Words);
        return page.Answer(words["me.title"], () =>
        {
            html.Element("h1", words["me.title"]).Element("p", words["me.under"], ("class", "sub"));
            html.Open("noscript").Element("p", words["me.none"]).Close();
            html.Open("div", ("id", "passkeys"), ("class", "sign-in"), ("hidden", "hidden"), ("data-token", page.Visit.FormToken), ("data-remove", words["me.remove"]), ("data-done", words["me.done"]), ("data-refused", words["me.refused"]));
            html.Open("ul", ("class", "plain-list")).Close();
            html.Element("label", words["me.name"], ("for", "key-name")).Void("input", ("type", "text"), ("id", "key-name"), ("maxlength", "60"), ("autocomplete", "off"));
            html.Element("label", words["step-up.password"], ("for", "key-password")).Void("input", ("type", "password"), ("id", "key-password"), ("maxlength", "200"), ("autocomplete", "current-password"));
            html.Open("div", ("class", "buttons")).Element("button", words["me.add"], ("type", "button"), ("class", "strong add")).Close();
            html.Open("p", ("role", "status"), ("class", "soft")).Close().Close();
        });
    }
}
