using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Sessions;

namespace Scrutineer.DeskServer.Routes;

/// <summary>Whoever comes: a person with a session, or a program with a token.</summary>
/// <param name="Who">Who it is to the desk.</param>
/// <param name="Name">The name it signs in with.</param>
/// <param name="Session">The session; null: a program.</param>
internal sealed record Visitor(StaffMember Who, string Name, Session? Session);
