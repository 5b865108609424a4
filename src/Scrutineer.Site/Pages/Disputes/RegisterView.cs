using Scrutineer.Site.Disputes;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>Some of the cases: those of a forum, with a ground, of a status, or in one of the units directly below the country.</summary>
/// <param name="Family">Of what: all, status, forum, ground, unit.</param>
/// <param name="Code">Which one.</param>
internal sealed record RegisterView(string Family, string Code)
{
    private static readonly string[] Statuses = ["open", "overdue", "decided", "withdrawn", "joined"];

    public static RegisterView All { get; } = new("all", "");

    /// <summary>Name of its file.</summary>
    public string Name => Family == "all" ? "all" : $"{Family}-{(Family == "unit" ? PathCode.Of(Code) : Code)}";

    /// <summary>Every view that has a case.</summary>
    public static IEnumerable<RegisterView> Of(Edition edition)
    {
        var (rows, rules, units) = (edition.Register.Rows, edition.Register.Docket.Rules!, edition.Election.Units);
        if (rows.IsEmpty) return [All];
        var (forums, grounds) = (rows.Select(r => r.Case.Filed.Forum).ToHashSet(), rows.SelectMany(r => r.Case.Filed.Grounds).ToHashSet());
        return
        [
            All,
            .. Statuses.Select(s => new RegisterView("status", s)).Where(v => v.Rows(edition).Any()),
            .. rules.Forums.Where(f => forums.Contains(f.Code)).Select(f => new RegisterView("forum", f.Code)),
            .. rules.Grounds.Where(g => grounds.Contains(g.Code)).Select(g => new RegisterView("ground", g.Code)),
            .. units.ChildrenOf(units.Root).Where(u => edition.Register.CasesAt(u).Any()).Select(u => new RegisterView("unit", units[u].Code)),
        ];
    }

    /// <summary>The view with this name; null: there is none.</summary>
    public static RegisterView? Find(Edition edition, string name) => Of(edition).FirstOrDefault(v => v.Name == name);

    public string Title(SitePage page) => Family switch
    {
        "all" => page.Words["complaints.all"],
        "status" => page.Words[$"case.status.{Code}"],
        "forum" => new DisputeWords(page.Edition, page.Language).Forum(Code),
        "ground" => new DisputeWords(page.Edition, page.Language).Ground(Code),
        _ => new DisputeWords(page.Edition, page.Language).Unit(Code),
    };

    public IEnumerable<RegisterRow> Rows(Edition edition)
    {
        var rows = edition.Register.Rows;
        switch (Family)
        {
            case "all": return rows;
            case "status": return rows.Where(r => Code == "overdue" ? r.Days.IsOverdue : r.Status == Code);
            case "forum": return rows.Where(r => r.Case.Filed.Forum == Code);
            case "ground": return rows.Where(r => r.Case.Filed.Grounds.Contains(Code));
            default:
                var here = edition.Register.CasesAt(edition.Election.Units.Find(Code)).ToHashSet();
                return rows.Where(r => here.Contains(r.Case.Number));
        }
    }
}
