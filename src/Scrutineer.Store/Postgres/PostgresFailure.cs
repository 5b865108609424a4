using Npgsql;

namespace Scrutineer.Store;

/// <summary>What PostgreSQL answered instead of doing it, as the failure of a disk: a writer stops and opens again.</summary>
internal static class PostgresFailure
{
    /// <exception cref="IOException">The server refused or cannot be reached.</exception>
    public static T Told<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new IOException($"PostgreSQL: {e.Message}", e);
        }
    }
}
