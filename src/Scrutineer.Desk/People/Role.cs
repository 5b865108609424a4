namespace Scrutineer.Desk.People;

/// <summary>What somebody is at the desk. One person has one role, in one unit and all below it.</summary>
public enum Role
{
    /// <summary>Types protocols from paper.</summary>
    Typist,

    /// <summary>Settles differences, handles findings, opens and closes sittings.</summary>
    Coordinator,

    /// <summary>A member of the commission: accepts what is wrong on paper, corrects, declares.</summary>
    Commissioner,

    /// <summary>Keeps complaints and their evidence.</summary>
    DisputeOfficer,

    /// <summary>Sends in copies of protocols and watches.</summary>
    Observer,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor,

    /// <summary>Keeps accounts and backups. Never touches a number.</summary>
    Administrator,
}

/// <summary>Names of roles as they stand in files, entries and addresses.</summary>
public static class Roles
{
    /// <summary>Every role.</summary>
    public static IReadOnlyList<Role> All { get; } = Enum.GetValues<Role>();

    /// <summary>The role's word: lower-case, joined by hyphens.</summary>
    public static string Code(this Role role) => role == Role.DisputeOfficer ? "dispute-officer" : role.ToString().ToLowerInvariant();

    /// <summary>The role of a word; null: there is none.</summary>
    public static Role? Of(string code) => All.Where(r => r.Code() == code).Select(r => (Role?)r).FirstOrDefault();
}
