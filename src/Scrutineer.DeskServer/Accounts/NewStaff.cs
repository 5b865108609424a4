namespace Scrutineer.DeskServer.Accounts;

/// <summary>Somebody who is to get an account.</summary>
/// <param name="Login">The name to sign in with.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Role">The role's word.</param>
/// <param name="Unit">Code of the unit.</param>
internal sealed record NewStaff(string Login, string Name, string Role, string Unit)
{
    /// <summary>Most signs of a name to sign in with.</summary>
    public const int LongestLogin = 40;

    /// <summary>True if a name can be one to sign in with: letters that look alike in two scripts are kept out.</summary>
    public static bool IsLogin(string login) => login.Length is >= 3 and <= LongestLogin && login.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_');
}

/// <summary>An account that was made, with the password to hand over.</summary>
/// <param name="Login">The name to sign in with.</param>
/// <param name="Key">Who he is in the record.</param>
/// <param name="Password">To be changed at the first sign-in; it is shown now and never again.</param>
internal sealed record MadeAccount(string Login, string Key, string Password);
