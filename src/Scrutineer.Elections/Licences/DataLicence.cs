namespace Scrutineer.Elections.Licences;

/// <summary>Under which licence the data of an election may be used, as its publisher says.</summary>
/// <param name="Spdx">Identifier in the SPDX list; null: the licence is not in it.</param>
/// <param name="GivenName">Its name; null: the identifier is the name.</param>
/// <param name="GivenAddress">Where its text stands; null: at its identifier in the SPDX list.</param>
public sealed record DataLicence(string? Spdx, string? GivenName, string? GivenAddress)
{
    /// <summary>What to call it.</summary>
    public string Name => GivenName ?? Spdx!;

    /// <summary>Where its text stands.</summary>
    public string Address => GivenAddress ?? $"https://spdx.org/licenses/{Spdx}.html";
}
