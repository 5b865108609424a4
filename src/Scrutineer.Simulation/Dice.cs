namespace Scrutineer.Simulation;

/// <summary>
/// Pseudo-random whole numbers from a seed: SplitMix64 (Steele, Lea, Flood 2014). Integers only, so that the same seed
/// invents the same stations on every machine.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0 to bound - 1.</summary>
    public long Below(long bound)
    {
        // The bias of a plain remainder is below 2^-40 for the bounds used here.
        return (long)(Next() % (ulong)bound);
    }

    /// <summary>A number from least to most, both included.</summary>
    public long Between(long least, long most) => least + Below(most - least + 1);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(long times) => Below(times) == 0;

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
