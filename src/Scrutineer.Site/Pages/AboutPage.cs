using Scrutineer.Report.Html;
using Scrutineer.Report.LawWords;

namespace Scrutineer.Site.Pages;

/// <summary>What these pages are made from: law, form, keys, witnesses, program, incidents.</summary>
internal static class AboutPage
{
    public static PageKind Kind { get; } = PageKind.One("about", page => page.Words["about.title"], Body);

    private static void Body(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        html.Element("h1", words["about.heading"]);
        html.Element("p", words["about.sub"], ("class", "sub"));
        Law(page);
        TimeLimits.Table(page);
        Form(page);
        page.Sections.Begin("keys", words["about.keys"], words["about.keys-under"]);
        html.Element("h3", words["about.policy"]).Open("pre", ("tabindex", "0")).Element("code", edition.Policy.TrimEnd('\n')).Close();
        html.Element("h3", words["about.commission"]).Open("pre", ("tabindex", "0")).Element("code", edition.Commission.TrimEnd('\n')).Close();
        html.Element("p", words.Text("about.program", edition.Made.Program)).Close();
        Incidents(page);
        page.Sections.Begin("access", words["about.access"]);
        html.Element("p", words["about.access-text"]).Close();
    }

    private static void Law(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var law = LawExplanation.Of(edition.Election.Law, words);
        page.Sections.Begin("law", words["about.law"], law.Title);
        foreach (var step in law.Steps)
        {
            html.Element("h3", $"{Frame.Plain(step.Number)}. {step.Heading}{(step.Article.Length > 0 ? $" ({step.Article})" : "")}");
            foreach (var sentence in step.Sentences) html.Element("p", sentence);
        }

        html.Element("p", law.Ties).Element("p", law.Result).Open("p");
        page.Link(page.ToRoot($"blob/sha256/{edition.Opened.Law.Sha256}"), words["about.law-file"]);
        html.Close().Close();
    }

    private static void Form(SitePage page)
    {
        var (html, words, form) = (page.Html, page.Words, page.Edition.Election.Form);
        page.Sections.Begin("form", words["about.form"], words.Count("about.form-under", form.Equations.Length));
        Tables.Write(html, words["about.form"], 2, [words["station.line"], words["about.label"]], form.Lines.Select(l => System.Collections.Immutable.ImmutableArray.Create(l.Number, l.Name.In(page.Language))), isCaptionHidden: true);
        Tables.Write(html, words["about.equations"], 3, [words["findings.code"], words["about.equation"], words["findings.severity"]], form.Equations.Select(e => System.Collections.Immutable.ImmutableArray.Create(e.Code, e.Text, words[$"severity.{e.Severity}"])));
        html.Close();
    }

    private static void Incidents(SitePage page)
    {
        var (html, words) = (page.Html, page.Words);
        page.Sections.Begin("incidents", words["about.incidents"], page.Edition.Incidents.IsEmpty ? words["about.no-incidents"] : words.Count("about.incidents-under", page.Edition.Incidents.Length));
        foreach (var (index, incident) in page.Edition.Incidents)
        {
            html.Open("div", ("class", "due"), ("id", $"incident-{Frame.Plain(index)}")).Element("p", words.Text("about.incident", Frame.Plain(index), words.Code("incident", incident.Code)));
            if (!incident.Details.IsEmpty)
            {
                html.Open("ul");
                foreach (var detail in incident.Details) html.Element("li", detail);
                html.Close();
            }

            html.Close();
        }

        html.Close();
    }
}
