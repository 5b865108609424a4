using Scrutineer.Report;
using Scrutineer.Site.Files;
using Scrutineer.Site.Suppositions;

namespace Scrutineer.Site.Pages.Suppositions;

/// <summary>The workbench: what the same law would make of the count without some of the stations. Suppositions alone, and nothing about what happened there.</summary>
internal static class WhatIfPage
{
    private const string Name = "whatif";

    /// <summary>Path of the page in its language.</summary>
    public const string Path = $"{Name}.html";

    public static PageKind Kind { get; } = new(
        "", edition => Workbench.IsFor(edition) ? [Name] : [], (page, asked) => asked == Name && Workbench.IsFor(page.Edition) ? page.Words["whatif.title"] : null, (page, _) => Body(page));

    private static void Body(SitePage page)
    {
        var (html, words) = (page.Html, page.Words);
        var bench = Workbench.Of(page.Edition);
        html.Element("h1", words["whatif.title"]);
        html.Element("p", words["whatif.sub"], ("class", "sub"));
        html.Open("p", ("class", "warning")).Element("strong", words["whatif.supposition"]).Text(" " + words["whatif.supposition-more"]).Close();
        foreach (var table in bench.Tables) StepsSection.Write(page, table);
        if (bench.Tables.IsEmpty) html.Element("p", words["whatif.no-steps"]);
        FewestSection.Write(page, bench.Fewest);
        page.Sections.Begin("check", words["whatif.check"]);
        html.Open("p").Text(words["whatif.check-more"] + " ");
        page.Link(page.ToVersion($"data/{Name}.json"), words["whatif.data"]);
        html.Text(".").Close();
        var first = bench.Tables is [var table0, ..] ? $"\"{table0.Number.Name}>={Frame.Plain(table0.Rows[^1].Least)}\"" : page.Edition.Election.Units.All.First(u => u.IsStation).Code;
        html.Open("pre").Element("code", $"scrutineer whatif DIR --size {Frame.Plain(page.Edition.Number)} --channel {page.Edition.Version.Channel} --annul {first}").Close();
        html.Close();
        html.Open("script", ("type", "module"), ("src", page.ToRoot(Assets.Workbench))).Close();
    }
}
