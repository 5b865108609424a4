namespace Scrutineer.Elections.Forms;

/// <summary>A numbered line of the protocol form.</summary>
/// <param name="Code">What equations, files and laws call it.</param>
/// <param name="Number">The number printed on the paper, for example <c>8a</c>.</param>
/// <param name="Name">The label in each language.</param>
/// <param name="IsRequired">True: a protocol without it has a finding.</param>
public sealed record FormLine(string Code, string Number, LocalText Name, bool IsRequired);
