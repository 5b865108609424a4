using System.Globalization;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Site.Data;
using Scrutineer.Site.Disputes;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>
/// The register: every case, by forum, ground, complainant, status, stage, time limit or place as pages of their own, so that it filters without a script; with one they combine.
/// The decisions; the statistics.
/// </summary>
internal static class ComplaintsPage
{
    /// <summary>Cases, or decisions, on one page: so that it stays within 14 kB over the line.</summary>
    public const int Most = 200;

    /// <summary>Decisions on the first page.</summary>
    private const int Newest = 20;

    private const string DecisionsName = "decisions";

    /// <summary>All cases.</summary>
    public static PageKind Kind { get; } = new(
        "", edition => edition.Register.IsKept ? ["complaints"] : [],
        (page, name) => name == "complaints" && page.Edition.Register.IsKept ? page.Words["complaints.title"] : null,
        (page, _) => Body(page, RegisterView.All, 1));

    /// <summary>Some of them, and the further parts of a long list: <c>complaints/forum-central.html</c>, <c>complaints/all.2.html</c>.</summary>
    public static PageKind Filtered { get; } = new(
        "complaints",
        edition => !edition.Register.IsKept ? []
            : from view in edition.Register.Views.All
              from part in Enumerable.Range(1, Parts(edition.Register.Views.RowsOf(view).Count))
              where part > 1 || view != RegisterView.All
              select NameOf(view.Name, part),
        (page, name) => Read(page.Edition, name) is { } found ? $"{page.Words["complaints.title"]}: {Title(page, found.View)}" : null,
        (page, name) =>
        {
            var (view, part) = Read(page.Edition, name)!.Value;
            Body(page, view, part);
        });

    /// <summary>All decisions, where the first page has only the newest: <c>complaints/decisions.html</c>, <c>complaints/decisions.2.html</c>.</summary>
    public static PageKind Decided { get; } = new(
        "complaints",
        edition => edition.Register.IsKept && edition.Register.Decisions.Count() is > Newest and var all ? Enumerable.Range(1, Parts(all)).Select(part => NameOf(DecisionsName, part)) : [],
        (page, name) => PartOf(name, DecisionsName) is { } part && page.Edition.Register.IsKept && page.Edition.Register.Decisions.Count() is > Newest and var all && part <= Parts(all) ? page.Words["complaints.decisions"] : null,
        (page, name) =>
        {
            var (register, part) = (page.Edition.Register, PartOf(name, DecisionsName)!.Value);
            page.Html.Element("h1", page.Words["complaints.decisions"]).Element("p", page.Words["complaints.decisions-under"], ("class", "sub"));
            DecisionTable.Write(page, new DisputeWords(page.Edition, page.Language), register.Decisions.Skip((part - 1) * Most).Take(Most));
            PartLinks(page, DecisionsName, part, register.Decisions.Count());
        });

    private static int Parts(int rows) => int.Max(1, (rows + Most - 1) / Most);

    private static string NameOf(string view, int part) => part == 1 ? view : $"{view}.{Frame.Plain(part)}";

    /// <summary>The part that a name asks for; null: it is not a name of this view.</summary>
    private static int? PartOf(string name, string view)
    {
        if (name == view) return 1;
        return name.StartsWith(view + ".", StringComparison.Ordinal) && int.TryParse(name.AsSpan(view.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part > 1 && NameOf(view, part) == name ? part : null;
    }

    private static (RegisterView View, int Part)? Read(Edition edition, string name)
    {
        if (!edition.Register.IsKept) return null;
        var dot = name.LastIndexOf('.');
        if (edition.Register.Views.Find(dot < 0 ? name : name[..dot]) is not { } view || PartOf(name, view.Name) is not { } part || (view == RegisterView.All && part == 1)) return null;
        return part <= Parts(edition.Register.Views.RowsOf(view).Count) ? (view, part) : null;
    }

    private static string Title(SitePage page, RegisterView view)
    {
        var told = new DisputeWords(page.Edition, page.Language);
        return view.Family switch
        {
            "all" => page.Words["complaints.all"],
            "status" or "limit" => page.Words[$"case.status.{view.Code}"],
            "stage" => page.Words[$"case.stage.{view.Code}"],
            "forum" => told.Forum(view.Code),
            "ground" => told.Ground(view.Code),
            "kind" => told.Kind(view.Code),
            _ => told.Unit(view.Code),
        };
    }

    private static void Body(SitePage page, RegisterView view, int part)
    {
        var (html, words, register) = (page.Html, page.Words, page.Edition.Register);
        var told = new DisputeWords(page.Edition, page.Language);
        var statistics = RegisterStatistics.Of(register);
        html.Element("h1", view == RegisterView.All ? words["complaints.heading"] : $"{words["complaints.title"]}: {Title(page, view)}");
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
        html.Open("script", ("type", "module"), ("src", page.ToRoot(Assets.Register))).Close();
    }

    /// <summary>Links to the other views, each with how many cases it has. The module makes fields of them that combine.</summary>
    private static void Views(SitePage page, RegisterView here)
    {
        var (html, words, views) = (page.Html, page.Words, page.Edition.Register.Views);
        if (page.Edition.Register.Rows.IsEmpty) return;
        html.Open("nav", ("class", "views"), ("aria-label", words["complaints.views"]), ("data-any", words["complaints.any"]), ("data-shown", words["complaints.shown"]), ("data-wait", words["complaints.wait"])).Open("dl");
        foreach (var family in views.All.GroupBy(v => v.Family))
        {
            html.Open("div", ("data-family", family.Key)).Element("dt", words[$"complaints.by.{family.Key}"]).Open("dd");
            foreach (var view in family)
            {
                var text = $"{Title(page, view)} ({Numbers.Whole(views.RowsOf(view).Count)})";
                if (view == here) html.Element("strong", text, ("aria-current", "page"), ("data-view", view.Name));
                else html.Element("a", text, ("href", page.ToPage(PathOf(view.Name, 1))), ("data-view", view.Name));
                html.Text(" ");
            }

            html.Close().Close();
        }

        html.Close().Close();
    }

    private static string PathOf(string view, int part) => view == RegisterView.All.Name && part == 1 ? "complaints.html" : $"complaints/{NameOf(view, part)}.html";

    private static void Cases(SitePage page, DisputeWords told, RegisterView view, int part)
    {
        var rows = page.Edition.Register.Views.RowsOf(view);
        if (rows.Count == 0) return;
        page.Sections.Begin("cases", page.Words["complaints.cases"], page.Words["complaints.cases-under"]);
        CaseTable.Write(page, told, rows.Skip((part - 1) * Most).Take(Most));
        PartLinks(page, view.Name, part, rows.Count);
        page.Html.Close();
    }

    private static void PartLinks(SitePage page, string view, int part, int rows)
    {
        if (Parts(rows) == 1) return;
        var html = page.Html;
        html.Open("nav", ("class", "parts"), ("aria-label", page.Words["complaints.parts"]));
        for (var i = 1; i <= Parts(rows); i++)
        {
            if (i == part) html.Element("strong", Frame.Plain(i), ("aria-current", "page"));
            else page.Link(page.ToPage(PathOf(view, i)), Frame.Plain(i));
            html.Text(" ");
        }

        html.Close();
    }

    private static void Decisions(SitePage page, DisputeWords told)
    {
        var (register, all) = (page.Edition.Register, page.Edition.Register.Decisions.Count());
        if (all == 0) return;
        page.Sections.Begin("decisions", page.Words["complaints.decisions"], page.Words["complaints.decisions-under"]);
        DecisionTable.Write(page, told, register.Decisions.Take(Newest));
        if (all > Newest)
        {
            page.Html.Open("p");
            page.Link(page.ToPage(PathOf(DecisionsName, 1)), page.Words.Count("complaints.decisions-all", all));
            page.Html.Close();
        }

        page.Html.Close();
    }
}
