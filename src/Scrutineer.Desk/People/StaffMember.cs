namespace Scrutineer.Desk.People;

/// <summary>Somebody at the desk. Names stay in the accounts; the record knows the key id alone.</summary>
/// <param name="Key">8 lower-case hex digits, drawn once: who he is in the record.</param>
/// <param name="Role">The role.</param>
/// <param name="Unit">Code of the unit he works for, with all below it.</param>
public sealed record StaffMember(string Key, Role Role, string Unit);
