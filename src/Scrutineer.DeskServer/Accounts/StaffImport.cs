using System.Collections.Immutable;
using Scrutineer.Desk.People;
using Scrutineer.Elections.Units;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Accounts;

/// <summary>A file of staff: CSV with the columns login, name, role, unit. All of it is taken, or nothing.</summary>
internal static class StaffImport
{
    /// <summary>Most people in one file.</summary>
    public const int Most = 10_000;

    private static readonly string[] Columns = ["login", "name", "role", "unit"];

    /// <summary>The people in a file, and why lines are refused: <c>staff-csv</c>, <c>staff-many</c>, and those of <see cref="Wrong"/>.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="by">Whoever imports.</param>
    /// <param name="units">The units.</param>
    /// <param name="taken">Names to sign in with that are taken.</param>
    public static (ImmutableArray<NewStaff> People, ImmutableArray<Refusal> Refused) Read(string csv, StaffMember by, UnitTree units, IEnumerable<string> taken)
    {
        var rows = CsvText.Read(csv);
        if (!rows.IsOk) return ([], [rows.Refusal!]);
        if (rows.Value is not [var head, ..] || !head.Cells.SequenceEqual(Columns)) return ([], [new Refusal("staff-csv", "The first line is login,name,role,unit.", null, 1)]);
        if (rows.Value.Length - 1 > Most) return ([], [new Refusal("staff-many", $"A file has at most {Most} people.")]);
        var names = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (people, refused) = (ImmutableArray.CreateBuilder<NewStaff>(), ImmutableArray.CreateBuilder<Refusal>());
        foreach (var (line, cells) in rows.Value.Skip(1))
        {
            var refusal = cells.Length != Columns.Length
                ? new Refusal("staff-csv", $"This line has {cells.Length} cells; four are needed.")
                : Wrong(new NewStaff(cells[0], cells[1], cells[2], cells[3]), by, units) ?? (names.Add(cells[0]) ? null : new Refusal("staff-exists", "There is an account with one of these names already."));
            if (refusal is null) people.Add(new NewStaff(cells[0], cells[1], cells[2], cells[3]));
            else refused.Add(refusal with { Line = line });
        }

        return (people.ToImmutable(), refused.ToImmutable());
    }

    /// <summary>Why somebody cannot get an account; null: he can. Refuses <c>staff-login</c>, <c>staff-name</c>, <c>staff-role</c>, <c>unit-unknown</c>, <c>desk-other-unit</c>.</summary>
    public static Refusal? Wrong(NewStaff person, StaffMember by, UnitTree units) =>
        !NewStaff.IsLogin(person.Login) ? new Refusal("staff-login", "A name to sign in with has 3 to 40 of a to z, 0 to 9, dot, hyphen and underscore.")
        : !IsName(person.Name) ? new Refusal("staff-name", "A name has 1 to 100 signs, none of them invisible.")
        : Roles.Of(person.Role) is null ? new Refusal("staff-role", $"A role is one of {string.Join(", ", Roles.All.Select(r => r.Code()))}.")
        : Permissions.Check(by, Operation.ManageStaff, person.Unit, units);

    /// <summary>True if a text can be a person's name.</summary>
    private static bool IsName(string name) => name.Length is > 0 and <= 100 && !name.Any(CsvText.IsHostile);
}
