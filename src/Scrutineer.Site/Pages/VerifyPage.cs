using Scrutineer.Report.Html;
using Scrutineer.Site.Files;

namespace Scrutineer.Site.Pages;

/// <summary>How a stranger checks everything, without asking anyone.</summary>
internal static class VerifyPage
{
    public static PageKind Kind { get; } = PageKind.One("verify", page => page.Words["verify.title"], Body);

    private static void Body(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        html.Element("h1", words["verify.heading"]);
        html.Element("p", words["verify.sub"], ("class", "sub"));
        page.Sections.Begin("browser", words["verify.browser"], words["verify.browser-under"]);
        html.Open("p").Element("a", words["verify.open"], ("href", page.ToRoot($"{Assets.Verifier}#url=.")), ("class", "button")).Close();
        html.Element("p", words["verify.offline"]).Close();
        page.Sections.Begin("commands", words["verify.commands"], words["verify.commands-under"]);
        html.Open("dl", ("class", "commands"));
        foreach (var (command, key) in (ReadOnlySpan<(string, string)>)
            [($"scrutineer verify https://{edition.Record.Origin}", "verify.command-verify"), ($"scrutineer mirror https://{edition.Record.Origin} COPY", "verify.command-mirror"), ($"scrutineer seats COPY --size {Frame.Plain(edition.Number)}", "verify.command-seats")])
            html.Open("div").Open("dt").Element("code", command).Close().Element("dd", words[key]).Close();
        html.Close().Close();
        page.Sections.Begin("digests", words["verify.version"], words["verify.version-under"]);
        var made = edition.Made;
        Tables.Write(html, words["verify.version"], 2, [words["findings.what"], words["verify.value"]],
        [
            [words["verify.origin"], edition.Record.Origin],
            [words["verify.size"], Frame.Plain(edition.Number)],
            [words["verify.root"], made.Root],
            [words["verify.totals"], made.Totals],
            [words["verify.outcome"], made.Outcome],
            [words["verify.program"], made.Program],
        ]);
        html.Open("p");
        page.Link(page.ToRoot("checkpoint"), words["verify.checkpoint"]);
        html.Text(" · ");
        page.Link(page.ToRoot($"results/{Frame.Plain(edition.Number)}/totals.json"), words["verify.totals-file"]);
        html.Text(" · ");
        page.Link(page.ToRoot($"results/{Frame.Plain(edition.Number)}/outcome.json"), words["verify.outcome-file"]);
        html.Close().Close();
    }
}
