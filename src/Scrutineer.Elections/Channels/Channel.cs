namespace Scrutineer.Elections.Channels;

/// <summary>
/// One of the independent ways in which a station's figures arrive: machine, hand, observer.
/// Channels stand side by side and are never merged.
/// </summary>
/// <param name="Code">What files and commands call it.</param>
/// <param name="Name">Its names.</param>
/// <param name="Decides">True for the channel whose figures are the result in law.</param>
public sealed record Channel(string Code, LocalText Name, bool Decides);
