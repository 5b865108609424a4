using Scrutineer.Law;

namespace Scrutineer.DeskServer.Accounts;

/// <summary>Which passwords people may choose: length and not being known, no rules about signs (NIST SP 800-63B, 5.1.1.2).</summary>
/// <param name="breached">Passwords that are known.</param>
internal sealed class PasswordRules(BreachedPasswords breached)
{
    /// <summary>Fewest signs.</summary>
    public const int Fewest = 13;

    /// <summary>Most signs; more would only be work for the server.</summary>
    public const int Most = 200;

    /// <summary>Fewest signs that differ from each other.</summary>
    public const int FewestDifferent = 5;

    /// <summary>Why a password cannot be chosen; null: it can. Refuses <c>password-short</c>, <c>password-long</c>, <c>password-name</c>, <c>password-known</c>.</summary>
    public Refusal? Check(string login, string password)
    {
        if (password.Length < Fewest) return new Refusal("password-short", $"A password has at least {Fewest} signs; three or four words are good.");
        if (password.Length > Most) return new Refusal("password-long", $"A password has at most {Most} signs.");
        if (password.Contains(login, StringComparison.OrdinalIgnoreCase)) return new Refusal("password-name", "The password contains the name you sign in with.");
        return password.Distinct().Count() < FewestDifferent || breached.Contains(password)
            ? new Refusal("password-known", "This password is known to those who guess passwords; choose another.")
            : null;
    }
}
