using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Pages.Disputes;

namespace Scrutineer.DeskServer.Pages.Intake;

/// <summary>Fields that both forms of the public have.</summary>
internal static class SentFields
{
    /// <summary>The unit, as the results site names it.</summary>
    public static void Unit(OpenPage page, DisputeFields fields) =>
        fields.Line("unit", page.Words["open.unit"], page.Words["open.unit-under"], more: [("required", "required"), ("spellcheck", "false"), ("autocapitalize", "none")]);

    /// <summary>How to reach the sender.</summary>
    public static void Contact(OpenPage page, DisputeFields fields) => fields.Line("contact", page.Words["open.contact"], page.Words["open.contact-under"]);

    /// <summary>A text of several lines.</summary>
    public static void Text(OpenPage page, IFormCollection form, string name, string label, string under, string rows)
    {
        page.Html.Element("label", label, ("for", name));
        page.Html.Open("textarea", ("id", name), ("name", name), ("rows", rows), ("maxlength", "20000"), ("required", "required"), ("aria-describedby", $"{name}-under")).Lines(form[name].ToString()).Close();
        page.Html.Element("p", under, ("class", "soft"), ("id", $"{name}-under"));
    }

    /// <summary>What tells this form from every other.</summary>
    public static void Once(OpenPage page, IFormCollection form) => page.Hidden(SentForm.Once, form[SentForm.Once].ToString() is { Length: > 0 } drawn ? drawn : Accounts.Secrets.Draw());
}
