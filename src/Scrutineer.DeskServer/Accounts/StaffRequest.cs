using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Scrutineer.Desk.People;
using Scrutineer.Elections.Units;

namespace Scrutineer.DeskServer.Accounts;

/// <summary>A request about accounts that waits, with the account as it is now.</summary>
/// <param name="Row">What was asked for.</param>
/// <param name="Target">The account; null: accounts are to be made, or it is there no more.</param>
internal sealed record StaffRequest(StaffRequestRow Row, StaffAccount? Target)
{
    /// <summary>For how long a request may wait.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromDays(1);

    public string Key => Row.Key;

    public string By => Row.By;

    public StaffRequestKind Kind => Enum.Parse<StaffRequestKind>(Row.Kind);

    public DateTimeOffset Made => DateTimeOffset.FromUnixTimeSeconds(Row.Made);

    /// <summary>People who are to get an account; for a change one, whose name to sign in with stays.</summary>
    public ImmutableArray<NewStaff> People { get; } = JsonSerializer.Deserialize<ImmutableArray<NewStaff>>(Row.Content);

    /// <summary>True if the account is no more what it was when it was asked for.</summary>
    public bool IsStale => DigestOf(Target) != Row.Before;

    /// <summary>Every unit that it concerns.</summary>
    public IEnumerable<string> Units => People.Select(p => p.Unit).Concat(Target is null ? [] : [Target.Unit]).Distinct(StringComparer.Ordinal);

    /// <summary>Digest of exactly what is confirmed.</summary>
    public string Seen => Digest("scrutineer/staff-request/1", Row.Key, Row.Kind, Row.By, Row.Target, Row.Content, DigestOf(Target));

    /// <summary>What somebody asks for.</summary>
    public static StaffRequestRow Ask(StaffRequestKind kind, StaffMember by, StaffAccount? target, IEnumerable<NewStaff> people, DateTimeOffset now) => new()
    {
        Key = Secrets.StaffKey(),
        Kind = kind.ToString(),
        By = by.Key,
        Made = now.ToUnixTimeSeconds(),
        Target = target?.Key ?? "",
        Content = JsonSerializer.Serialize(people.ToImmutableArray()),
        Before = DigestOf(target),
    };

    /// <summary>
    /// True if somebody may confirm it: neither who asked nor whom it concerns, in whose units it lies; an administrator, or, where the office has no second one, a
    /// commissioner.
    /// </summary>
    public bool IsFor(StaffMember who, IEnumerable<StaffAccount> all, UnitTree units) =>
        IsSecond(who, units) && (who.Role == Role.Administrator || !all.Any(a => a is { IsClosed: false, MustChangePassword: false, Role: "administrator" } && IsSecond(a.ToMember(), units)));

    /// <summary>True if there is anybody who could confirm it, once he has signed in.</summary>
    public bool HasSecond(IEnumerable<StaffAccount> all, UnitTree units) => all.Any(a => !a.IsClosed && IsSecond(a.ToMember(), units));

    /// <summary>True if somebody sees it: who asked, and who works for its units.</summary>
    public bool IsSeenBy(StaffMember who, UnitTree units) => who.Key == By || Covers(who, units);

    private bool IsSecond(StaffMember who, UnitTree units) => who.Key != By && who.Key != Row.Target && Covers(who, units);

    private bool Covers(StaffMember who, UnitTree units) => Units.All(u => Permissions.Check(who, Operation.ConfirmStaff, u, units) is null);

    private static string DigestOf(StaffAccount? account) => account is null ? "" : Digest(
        account.Key, account.Name, account.Role, account.Unit, account.IsClosed ? "closed" : "open", account.MustChangePassword ? "new" : "own",
        account.PasswordUntil?.ToString(CultureInfo.InvariantCulture) ?? "");

    private static string Digest(params ReadOnlySpan<string> parts)
    {
        // Lengths before the parts: no two lists of parts give one text.
        var to = new StringBuilder();
        foreach (var part in parts) to.Append(CultureInfo.InvariantCulture, $"{part.Length} ").Append(part).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(to.ToString())));
    }
}
