using System.Collections.Immutable;
using Scrutineer.Elections.Units;

namespace Scrutineer.Site.Disputes;

/// <summary>Every view of the register that has a case, with its cases, and for each case the views it is in: what combining filters asks.</summary>
internal sealed class RegisterViews
{
    private readonly Dictionary<RegisterView, ImmutableArray<RegisterRow>.Builder> rows = [];
    private readonly Dictionary<long, List<RegisterView>> of = [];
    private readonly Dictionary<string, RegisterView> byName;

    public RegisterViews(Register register, UnitTree units)
    {
        var (rules, cases) = (register.Docket.Rules!, register.Rows);
        rows[RegisterView.All] = cases.ToBuilder();
        Family("status", ["open", "decided", "withdrawn", "joined"], r => [r.Status]);
        Family("limit", ["overdue", "in-time"], r => r.Days.IsOverdue ? ["overdue"] : r.Days.Allowed is null ? [] : ["in-time"]);
        Family("stage", ["filed", "returned", "admitted", "hearing-set", "heard"], r => [RegisterRow.StageCode(r.Case.Stage)]);
        Family("forum", rules.Forums.Select(f => f.Code), r => [r.Case.Filed.Forum]);
        Family("ground", rules.Grounds.Select(g => g.Code), r => r.Case.Filed.Grounds);
        Family("kind", rules.Complainants.Select(c => c.Code), r => [r.Case.Filed.By.Kind]);
        var places = units.ChildrenOf(units.Root).Select(u => (units[u].Code, Cases: register.CasesAt(u).ToHashSet())).ToList();
        Family("unit", places.Select(p => p.Code), r => places.Where(p => p.Cases.Contains(r.Case.Number)).Select(p => p.Code));
        byName = rows.Keys.ToDictionary(v => v.Name, StringComparer.Ordinal);

        void Family(string family, IEnumerable<string> codes, Func<RegisterRow, IEnumerable<string>> codesOf)
        {
            var views = codes.Select(c => new RegisterView(family, c)).ToList();
            var found = views.ToDictionary(v => v.Code, _ => ImmutableArray.CreateBuilder<RegisterRow>(), StringComparer.Ordinal);
            foreach (var row in cases)
                foreach (var code in codesOf(row))
                    if (found.TryGetValue(code, out var here)) here.Add(row);
            foreach (var view in views)
            {
                if (found[view.Code].Count == 0) continue;
                rows.Add(view, found[view.Code]);
                foreach (var row in found[view.Code]) (of.TryGetValue(row.Case.Number, out var known) ? known : of[row.Case.Number] = []).Add(view);
            }
        }
    }

    /// <summary>The views, family by family.</summary>
    public IEnumerable<RegisterView> All => rows.Keys;

    /// <summary>The view with this name; null: there is none.</summary>
    public RegisterView? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The cases of a view, newest first.</summary>
    public IReadOnlyList<RegisterRow> RowsOf(RegisterView view) => rows[view];

    /// <summary>The views that a case is in, but for that of all.</summary>
    public IEnumerable<RegisterView> Of(long number) => of.GetValueOrDefault(number) ?? [];
}
