namespace Scrutineer.Record;

/// <summary>Either a value or a <see cref="Record.Refusal"/>. The default value is not legal.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    /// <summary>Why there is no value; null if there is one.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True if there is a value.</summary>
    public bool IsOk => Refusal is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is a refusal instead: a bug of the caller.</exception>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException(Refusal.ToString());

    /// <summary>A result with a value.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A result that is a refusal.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
