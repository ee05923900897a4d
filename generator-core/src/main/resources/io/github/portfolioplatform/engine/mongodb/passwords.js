  const credential = name => require('fs').readFileSync('@credentials@/' + name, 'utf8').replace(/\n$/, '');

  const unusable = (name, file) => new Error(
      'MongoDB refuses the password of ' + name + `: it has characters that SASLprep (RFC 4013) does not allow, such as control
characters, emoji, or letters of both writing directions. Store another password under '` + file + `', of printable ASCII
characters, and run this again. The passwords of users after ` + name + ' are not set until then.');

  const refuses = (database, name, file) => {
    try {
      database.auth(name, credential(file));
      return false;
    } catch (refusal) {
      if (/rfc4013|rfc3454/.test(refusal.message)) {
        throw unusable(name, file);
      }
      if (refusal.codeName !== 'AuthenticationFailed') {
        throw refusal;
      }
      return true;
    }
  };
