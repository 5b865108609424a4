using Microsoft.AspNetCore.Identity;
using Scrutineer.Desk.People;

namespace Scrutineer.DeskServer.Accounts;

/// <summary>An account of the desk. <see cref="IdentityUser{TKey}.UserName"/> is the name to sign in with.</summary>
internal sealed class StaffAccount : IdentityUser
{
    /// <summary>8 lower-case hex digits, drawn once: who he is in the record.</summary>
    public string Key { get; set; } = "";

    /// <summary>The person's name. It never leaves the accounts.</summary>
    public string Name { get; set; } = "";

    /// <summary>The role's word.</summary>
    public string Role { get; set; } = "";

    /// <summary>Code of the unit.</summary>
    public string Unit { get; set; } = "";

    /// <summary>True: the password was given by somebody else, and is changed before anything else is done.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Until when a password given by somebody else is good, in seconds since 1970; null: it is his own.</summary>
    public long? PasswordUntil { get; set; }

    /// <summary>True: nobody signs in with it.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Who he is to the desk.</summary>
    public StaffMember ToMember() => new(Key, Roles.Of(Role)!.Value, Unit);
}
