using Scrutineer.Desk.People;

namespace Scrutineer.DeskServer.Routes;

/// <summary>What a route of the desk asks of whoever comes. Every route has one.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Pattern">The address.</param>
/// <param name="Operation">What it is; null: nothing of the desk's, but the visitor's own account.</param>
/// <param name="IsOpen">True: nobody need have signed in.</param>
/// <param name="AsksAgain">True: the password or passkey is asked for again.</param>
/// <param name="IsForNewcomers">True: also for those who must change their password first.</param>
internal sealed record DeskRoute(string Method, string Pattern, Operation? Operation, bool IsOpen = false, bool AsksAgain = false, bool IsForNewcomers = false)
{
    /// <summary>True if it changes nothing.</summary>
    public bool IsSafe => Method is "GET" or "HEAD";
}
