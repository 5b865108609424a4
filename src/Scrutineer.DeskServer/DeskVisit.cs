using Scrutineer.Desk.People;

namespace Scrutineer.DeskServer;

/// <summary>Somebody who is signed in, asking for a page.</summary>
/// <param name="Who">Who he is to the desk.</param>
/// <param name="Name">The name he signs in with; shown to himself alone.</param>
/// <param name="Language">ky, ru or en.</param>
/// <param name="FormToken">What every form sends back, so that no other site can send it.</param>
internal sealed record DeskVisit(StaffMember Who, string Name, string Language, string FormToken);
