namespace Scrutineer.Foreign.Tests;

/// <summary>Flipped bits, one at a time.</summary>
public static class Damage
{
    /// <summary>Runs a check with a bit flipped at the start, the middle and the end of each file, and returns the places where it was not noticed.</summary>
    public static List<string> Unnoticed(IEnumerable<string> files, Func<bool> isAccepted)
    {
        var unnoticed = new List<string>();
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var at in (int[])[0, bytes.Length / 2, bytes.Length - 1])
            {
                bytes[at] ^= 1;
                File.WriteAllBytes(file, bytes);
                if (isAccepted()) unnoticed.Add($"{file} at {at}");
                bytes[at] ^= 1;
            }

            File.WriteAllBytes(file, bytes);
        }

        return unnoticed;
    }
}
