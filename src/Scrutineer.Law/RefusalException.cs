namespace Scrutineer.Law;

/// <summary>
/// Carries a refusal out of a deep reader. It never leaves a public entry point:
/// those turn it into a <see cref="Result{T}"/> with <see cref="Catch"/>.
/// </summary>
/// <param name="refusal">What is refused.</param>
#pragma warning disable CA1032 // it carries a refusal and nothing else
public sealed class RefusalException(Refusal refusal) : Exception(refusal.Message)
#pragma warning restore CA1032
{
    /// <summary>What is refused.</summary>
    public Refusal Refusal { get; } = refusal;

    /// <summary>Runs the work and turns a refusal inside it into a result.</summary>
    public static Result<T> Catch<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (RefusalException e)
        {
            return e.Refusal;
        }
    }
}
