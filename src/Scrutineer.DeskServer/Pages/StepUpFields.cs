using Scrutineer.DeskServer.Words;
using Scrutineer.Report.Html;

namespace Scrutineer.DeskServer.Pages;

/// <summary>What every form of a decisive act has: is it really he?</summary>
internal static class StepUpFields
{
    /// <summary>Writes the fields into an open form.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="language">The language.</param>
    /// <param name="name">Tells the forms of one page apart.</param>
    public static void Write(HtmlWriter html, string language, string name)
    {
        var words = DeskWords.In(language);
        html.Open("div", ("class", "step-up"));
        html.Element("label", words["step-up.password"], ("for", $"password-{name}"));
        html.Void("input", ("id", $"password-{name}"), ("name", "password"), ("type", "password"), ("autocomplete", "current-password"), ("maxlength", "200"));
        SignInPage.PasskeyButton(html, words["step-up.passkey"], "/api/v1/passkeys/request-options");
        html.Close();
    }
}
