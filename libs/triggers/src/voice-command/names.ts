/** Slug of the trigger. */
export const VOICE_COMMAND = 'voice_command';

/** What the test account's robot was told (platform rule 12). */
export const SAMPLE_PHRASE = 'Find my phone';
