using Scrutineer.Desk.People;

namespace Scrutineer.DeskServer.Sessions;

/// <summary>Somebody's session. What it says of him is as it was at sign-in: whatever changes that ends it.</summary>
/// <param name="Id">SHA-256 of the id in the cookie.</param>
/// <param name="Account">Id of his account.</param>
/// <param name="Who">Who he is to the desk.</param>
/// <param name="Login">The name he signs in with.</param>
/// <param name="MustChangePassword">True: he does nothing before he has changed his password.</param>
/// <param name="FormToken">What his forms send back.</param>
/// <param name="Begun">When it began.</param>
internal sealed record Session(string Id, string Account, StaffMember Who, string Login, bool MustChangePassword, string FormToken, DateTimeOffset Begun)
{
    /// <summary>A session ends when it was not used for so long.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>A session ends after so long, used or not.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private long seen;

    /// <summary>When it was last used, in milliseconds since 1970.</summary>
    public long Seen
    {
        get => Interlocked.Read(ref seen);
        set => Interlocked.Exchange(ref seen, value);
    }

    /// <summary>True if it is over at a moment.</summary>
    public bool IsOver(DateTimeOffset now) => now >= Begun + Longest || now >= DateTimeOffset.FromUnixTimeMilliseconds(Seen) + Idle;
}
