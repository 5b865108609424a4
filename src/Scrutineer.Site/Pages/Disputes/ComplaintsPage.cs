using System.Globalization;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Site.Data;
using Scrutineer.Site.Disputes;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>The register: every case, by forum, ground, status or unit as pages of their own, so that it filters without a script; the decisions; the statistics.</summary>
internal static class ComplaintsPage
{
    /// <summary>Cases on one page.</summary>
    public const int Most = 200;

    /// <summary>All cases.</summary>
    public static PageKind Kind { get; } = new(
        "", edition => edition.Register.IsKept ? ["complaints"] : [],
        (page, name) => name == "complaints" && page.Edition.Register.IsKept ? page.Words["complaints.title"] : null,
        (page, _) => Body(page, RegisterView.All, 1));

    /// <summary>Some of them, and the further parts of a long list: <c>complaints/forum-central.html</c>, <c>complaints/all.2.html</c>.</summary>
    public static PageKind Filtered { get; } = new(
        "complaints",
        edition => !edition.Register.IsKept ? []
            : from view in RegisterView.Of(edition)
              from part in Enumerable.Range(1, int.Max(1, Parts(view.Rows(edition).Count())))
              where part > 1 || view != RegisterView.All
              select part == 1 ? view.Name : $"{view.Name}.{Frame.Plain(part)}",
        (page, name) => Read(page.Edition, name) is { } found ? $"{page.Words["complaints.title"]}: {found.View.Title(page)}" : null,
        (page, name) =>
        {
            var (view, part) = Read(page.Edition, name)!.Value;
            Body(page, view, part);
        });

    private static int Parts(int rows) => (rows + Most - 1) / Most;

    private static (RegisterView View, int Part)? Read(Edition edition, string name)
    {
        if (!edition.Register.IsKept) return null;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var part = 1;
        if (dot >= 0 && (!int.TryParse(name.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out part) || part < 2 || name[dot + 1] == '0')) return null;
        if (RegisterView.Find(edition, dot < 0 ? name : name[..dot]) is not { } view || (view == RegisterView.All && part == 1)) return null;
        return part <= int.Max(1, Parts(view.Rows(edition).Count())) ? (view, part) : null;
    }

    private static void Body(SitePage page, RegisterView view, int part)
    {
        var (html, words, register) = (page.Html, page.Words, page.Edition.Register);
        var told = new DisputeWords(page.Edition, page.Language);
        var statistics = RegisterStatistics.Of(register);
        html.Element("h1", view == RegisterView.All ? words["complaints.heading"] : $"{words["complaints.title"]}: {view.Title(page)}");
        html.Element("p", statistics.Cases == 0 ? words["complaints.none"] : words.Count("complaints.count", statistics.Cases) + (statistics.Open > 0 ? " " + words.Count("complaints.open", statistics.Open) : "") + (statistics.Overdue > 0 ? " " + words.Count("complaints.overdue", statistics.Overdue) : ""), ("class", "sub"));
        html.Element("p", words.Text("complaints.now", told.Time(register.Now)), ("class", "under"));
        if (page.ToForm("complain") is { } form)
        {
            html.Open("p", ("id", "forms"));
            page.Link(form, words["complaints.to-form"]);
            html.Close();
        }

        Views(page, view);
        Cases(page, told, view, part);
        if (view == RegisterView.All && part == 1)
        {
            Decisions(page, told);
            StatisticsSection.Write(page, told, statistics);
        }

        html.Open("p", ("class", "under"));
        page.Link(page.ToVersion("data/complaints.json"), words["unit.data"]);
        html.Text(" · ");
        page.Link(page.ToVersion(RegisterTables.CasesPath), words["complaints.csv"]);
        html.Text(" · ");
        page.Link(page.ToVersion(RegisterTables.DecisionsPath), words["complaints.csv-decisions"]);
        html.Text(" · ");
        page.Link(page.ToRoot(DisputeFeed.Path(page.Language)), words["complaints.feed"]);
        html.Close();
    }

    /// <summary>Links to the other views, each with how many cases it has.</summary>
    private static void Views(SitePage page, RegisterView here)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        if (edition.Register.Rows.IsEmpty) return;
        html.Open("nav", ("class", "views"), ("aria-label", words["complaints.views"])).Open("dl");
        foreach (var family in RegisterView.Of(edition).GroupBy(v => v.Family))
        {
            html.Open("div").Element("dt", words[$"complaints.by.{family.Key}"]).Open("dd");
            foreach (var view in family)
            {
                var text = $"{view.Title(page)} ({Numbers.Whole(view.Rows(edition).Count())})";
                if (view == here) html.Element("strong", text, ("aria-current", "page"));
                else page.Link(page.ToPage(view == RegisterView.All ? "complaints.html" : $"complaints/{view.Name}.html"), text);
                html.Text(" ");
            }

            html.Close().Close();
        }

        html.Close().Close();
    }

    private static void Cases(SitePage page, DisputeWords told, RegisterView view, int part)
    {
        var (html, words) = (page.Html, page.Words);
        var rows = view.Rows(page.Edition).ToList();
        if (rows.Count == 0) return;
        page.Sections.Begin("cases", words["complaints.cases"], words["complaints.cases-under"]);
        CaseTable.Write(page, told, rows.Skip((part - 1) * Most).Take(Most));
        if (Parts(rows.Count) > 1)
        {
            html.Open("nav", ("class", "parts"), ("aria-label", words["complaints.parts"]));
            for (var i = 1; i <= Parts(rows.Count); i++)
            {
                if (i == part) html.Element("strong", Frame.Plain(i), ("aria-current", "page"));
                else page.Link(page.ToPage(i > 1 ? $"complaints/{view.Name}.{Frame.Plain(i)}.html" : view == RegisterView.All ? "complaints.html" : $"complaints/{view.Name}.html"), Frame.Plain(i));
                html.Text(" ");
            }

            html.Close();
        }

        html.Close();
    }

    private static void Decisions(SitePage page, DisputeWords told)
    {
        var register = page.Edition.Register;
        if (!register.Decisions.Any()) return;
        page.Sections.Begin("decisions", page.Words["complaints.decisions"], page.Words["complaints.decisions-under"]);
        DecisionTable.Write(page, told, register.Decisions);
        page.Html.Close();
    }
}
