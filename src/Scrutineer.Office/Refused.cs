using Scrutineer.Law;

namespace Scrutineer.Office;

/// <summary>A refusal of the record is a refusal of the product.</summary>
public static class Refused
{
    /// <summary>The same refusal.</summary>
    public static Refusal AsLaw(this Record.Refusal refusal) => new(refusal.Code, refusal.Message);
}
