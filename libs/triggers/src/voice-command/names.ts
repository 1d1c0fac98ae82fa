/** Slug of the trigger. */
export const VOICE_COMMAND = 'voice_command';
